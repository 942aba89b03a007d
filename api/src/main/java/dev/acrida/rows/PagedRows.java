package dev.acrida.rows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows that stay in their file but for the pages that were used last. Thread-safe.
 *
 * @param <R> what a row is
 */
final class PagedRows<R> implements RowSource<R> {
    private static final int PAGES_HELD = 64;

    private final Pages<R> pages;
    private final Map<Integer, List<R>> held = new LinkedHashMap<>(PAGES_HELD * 2, 0.75f, true);

    private PagedRows(Pages<R> pages) {
        this.pages = pages;
    }

    /** All rows in memory, or, if the file is large, only as many pages as are in use. */
    static <R> RowSource<R> of(Pages<R> pages, boolean large) {
        if (large) {
            return new PagedRows<>(pages);
        }
        List<R> all = new ArrayList<>();
        for (int page = 0; page < pages.count(); page++) {
            all.addAll(pages.read(page));
        }
        return RowSource.of(all);
    }

    @Override
    public long size() {
        return pages.rowsBefore(pages.count());
    }

    @Override
    public R row(long number) {
        int page = pageOf(number);
        return page(page).get((int) (number - pages.rowsBefore(page)));
    }

    private int pageOf(long number) {
        int low = 0;
        int high = pages.count() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (pages.rowsBefore(middle) <= number) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private List<R> page(int page) {
        synchronized (held) {
            List<R> known = held.get(page);
            if (known != null) {
                return known;
            }
        }
        List<R> read = pages.read(page);
        synchronized (held) {
            held.put(page, read);
            if (held.size() > PAGES_HELD) {
                held.remove(held.keySet().iterator().next());
            }
        }
        return read;
    }
}
