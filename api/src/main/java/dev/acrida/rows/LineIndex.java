package dev.acrida.rows;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Where the pages of a file begin whose rows are its lines that are not blank. Three numbers for
 * each page, whatever its rows are. Immutable once it is built.
 */
final class LineIndex {
    private static final int ROWS_PER_PAGE = 128;

    private long[] offsets = new long[16];
    private long[] lines = new long[16];
    private int pages;
    private long rows;

    private LineIndex() {}

    static LineIndex of(InputStream in) throws IOException {
        LineIndex index = new LineIndex();
        BufferedInputStream bytes = new BufferedInputStream(in, 1 << 16);
        long offset = 0;
        long line = 1;
        long lineOffset = 0;
        boolean blank = true;
        for (int next = bytes.read(); next >= 0; next = bytes.read()) {
            offset++;
            if (next == '\n') {
                index.add(blank, lineOffset, line);
                lineOffset = offset;
                line++;
                blank = true;
            } else if (next > ' ') {
                blank = false;
            }
        }
        index.add(blank, lineOffset, line);
        return index;
    }

    int pages() {
        return pages;
    }

    long rowsBefore(int page) {
        return Math.min(rows, (long) page * ROWS_PER_PAGE);
    }

    /** Where the page's first row begins, in bytes. */
    long offset(int page) {
        return offsets[page];
    }

    /** The number of the line of the page's first row, from 1. */
    long line(int page) {
        return lines[page];
    }

    private void add(boolean blank, long offset, long line) {
        if (blank) {
            return;
        }
        if (rows % ROWS_PER_PAGE == 0) {
            if (pages == offsets.length) {
                offsets = Arrays.copyOf(offsets, pages * 2);
                lines = Arrays.copyOf(lines, pages * 2);
            }
            offsets[pages] = offset;
            lines[pages] = line;
            pages++;
        }
        rows++;
    }
}
