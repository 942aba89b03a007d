package dev.acrida.cluster.group;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    synchronized byte[] save() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeBoolean(checkpoint.isPresent());
            write(out, checkpoint.orElse(new byte[0]));
            out.writeBoolean(end.isPresent());
            out.writeLong(end.map(Entry.End::millis).orElse(0L));
            out.writeInt(end.map(Entry.End::exitCode).orElse(0));
            out.writeLong(draftName);
            out.writeInt(draftParts);
            write(out, draft.toByteArray());
            out.writeInt(rows.size());
            for (String row : rows) {
                write(out, row.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    /** From now on these are its contents. */
    synchronized void restore(byte[] saved) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(saved))) {
            boolean has = in.readBoolean();
            byte[] kept = read(in);
            checkpoint = has ? Optional.of(kept) : Optional.empty();
            boolean over = in.readBoolean();
            Entry.End last = new Entry.End(in.readLong(), in.readInt());
            end = over ? Optional.of(last) : Optional.empty();
            draftName = in.readLong();
            draftParts = in.readInt();
            draft.reset();
            draft.writeBytes(read(in));
            rows.clear();
            for (int left = in.readInt(); left > 0; left--) {
                rows.add(new String(read(in), StandardCharsets.UTF_8));
            }
        }
    }

    static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static byte[] read(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}
