package dev.acrida.cluster.group;

import dev.acrida.cluster.wire.Cbor;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What all masters know: the same on each, once the same entries were applied. Thread-safe. */
final class GroupContents {
    private Optional<byte[]> checkpoint = Optional.empty();
    private final List<String> rows = new ArrayList<>();
    private Optional<Entry.End> end = Optional.empty();

    /** A checkpoint whose last part has not come yet. */
    private final ByteArrayOutputStream draft = new ByteArrayOutputStream();

    private long draftName;
    private int draftParts;

    synchronized void apply(Entry entry) {
        switch (entry) {
            case Entry.Part part -> add(part);
            case Entry.Grant(String line) -> rows.add(line);
            case Entry.Clear() -> clear();
            case Entry.End over -> {
                clear();
                end = Optional.of(over);
            }
        }
    }

    private void clear() {
        checkpoint = Optional.empty();
        rows.clear();
    }

    private void add(Entry.Part part) {
        if (part.index() == 0) {
            draft.reset();
            draftName = part.name();
            draftParts = 0;
        }
        if (part.name() != draftName || part.index() != draftParts) {
            return;
        }
        draft.writeBytes(part.piece());
        draftParts++;
        if (draftParts == part.count()) {
            checkpoint = Optional.of(draft.toByteArray());
        }
    }

    synchronized Optional<byte[]> checkpoint() {
        return checkpoint;
    }

    synchronized List<String> rows() {
        return List.copyOf(rows);
    }

    /** The last end of a run. */
    synchronized Optional<Entry.End> end() {
        return end;
    }

    /** All of it. */
    synchronized byte[] save() {
        return Saved.FORM.bytes(
                new Saved(checkpoint, rows, end, draftName, draftParts, draft.toByteArray()));
    }

    /** From now on these are its contents. */
    synchronized void restore(byte[] bytes) {
        Saved saved = Saved.FORM.parse(new ByteArrayInputStream(bytes));
        checkpoint = saved.checkpoint;
        rows.clear();
        rows.addAll(saved.rows);
        end = saved.end;
        draftName = saved.draftName;
        draftParts = saved.draftParts;
        draft.reset();
        draft.writeBytes(saved.draft);
    }

    /** The form on disks, and on the way to a master that lags behind. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Saved(
            Optional<byte[]> checkpoint,
            List<String> rows,
            Optional<Entry.End> end,
            long draftName,
            int draftParts,
            byte[] draft) {
        static final Cbor<Saved> FORM = new Cbor<>(Saved.class);
    }
}
