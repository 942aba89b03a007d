package dev.acrida.cli;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A disk of half a megabyte, which is soon full. Needs the rights of root, and Linux.
 *
 * @param place where it is mounted
 */
record SmallDisk(Path place) implements AutoCloseable {
    /** Mounts one; where that is not allowed, the test is not run. */
    static SmallDisk at(Path place) throws Exception {
        Files.createDirectories(place);
        Assumptions.assumeTrue(
                tries("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", place.toString()),
                "to mount a disk needs root");
        return new SmallDisk(place);
    }

    /** Leaves no room. */
    void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(place.resolve("filler"))) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException e) {
            if (!Files.exists(place.resolve("filler"))) {
                throw e;
            }
        }
    }

    private static boolean tries(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (!tries("umount", "-l", place.toString())) {
            throw new AssertionError(place + " stays mounted");
        }
    }
}
