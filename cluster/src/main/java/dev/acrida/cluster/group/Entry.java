package dev.acrida.cluster.group;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A change of what all masters know. Immutable. */
sealed interface Entry {
    /** Its bytes. */
    default byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            switch (this) {
                case Part part -> {
                    out.writeByte('p');
                    out.writeLong(part.name);
                    out.writeInt(part.index);
                    out.writeInt(part.count);
                    GroupContents.write(out, part.piece);
                }
                case Grant grant -> {
                    out.writeByte('g');
                    GroupContents.write(out, grant.line.getBytes(StandardCharsets.UTF_8));
                }
                case Clear() -> out.writeByte('c');
                case End end -> {
                    out.writeByte('e');
                    out.writeLong(end.millis);
                    out.writeInt(end.exitCode);
                }
            }
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #bytes} has written.
     *
     * @throws IOException if it is something else
     */
    static Entry parse(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int kind = in.readByte();
            return switch (kind) {
                case 'p' ->
                        new Part(in.readLong(), in.readInt(), in.readInt(), GroupContents.read(in));
                case 'g' -> new Grant(new String(GroupContents.read(in), StandardCharsets.UTF_8));
                case 'c' -> new Clear();
                case 'e' -> new End(in.readLong(), in.readInt());
                default -> throw new IOException("no change of a group's is called " + kind);
            };
        }
    }

    /**
     * A piece of a checkpoint; with the last one, the checkpoint is there.
     *
     * @param name of the checkpoint
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Part(long name, int index, int count, byte[] piece) implements Entry {}

    /** A line about rows that are handed out. */
    record Grant(String line) implements Entry {}

    /** There is nothing to go on with. */
    record Clear() implements Entry {}

    /**
     * All is over.
     *
     * @param millis when, by the clock of the master that led
     * @param exitCode with which it ended
     */
    record End(long millis, int exitCode) implements Entry {}
}
