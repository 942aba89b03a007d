package dev.acrida.cluster.group;

import dev.acrida.cluster.master.Journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** On the disks of most masters. Thread-safe. */
public final class GroupJournal implements Journal {
    private static final System.Logger LOG = System.getLogger("acrida.cluster");

    /** Less than Ratis' limit for an entry. */
    private static final int PIECE = 1 << 20;

    /** How long the others have to hear that all is over: one that is dead never does. */
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final MasterGroup group;

    /** The journal of a master that leads. */
    public GroupJournal(MasterGroup group) {
        this.group = group;
    }

    @Override
    public void keep(byte[] checkpoint) throws IOException {
        byte[] packed = packed(checkpoint);
        long name = System.nanoTime();
        int count = Math.ceilDiv(packed.length, PIECE);
        for (int i = 0; i < count; i++) {
            int end = Math.min(packed.length, (i + 1) * PIECE);
            group.write(new Entry.Part(name, i, count, Arrays.copyOfRange(packed, i * PIECE, end)));
        }
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    @Override
    public Optional<byte[]> kept() {
        return group.contents().checkpoint().flatMap(GroupJournal::unpacked);
    }

    private static Optional<byte[]> unpacked(byte[] packed) {
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "What the masters know cannot be read ({0}): the test is not gone on with",
                    e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void grant(String line) throws IOException {
        group.write(new Entry.Grant(line));
    }

    @Override
    public List<String> granted() {
        return group.contents().rows();
    }

    @Override
    public void clear() {
        write(new Entry.Clear(), Duration.ZERO);
    }

    @Override
    public void end(int exitCode) {
        write(new Entry.End(System.currentTimeMillis(), exitCode), FAREWELL);
    }

    private void write(Entry entry, Duration longest) {
        try {
            long index = group.write(entry);
            if (longest.isPositive()) {
                group.awaitAll(index, longest);
            }
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Not all masters know what has ended ({0})",
                    e.getMessage());
        }
    }
}
