package dev.acrida.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Carries bytes both ways between two connections, until one of them ends. */
final class Relay {
    private Relay() {}

    /** Blocks until the first has no more to say; what the second says is carried meanwhile. */
    static void between(Ends first, Ends second) throws IOException {
        Thread back = Thread.ofVirtual().start(() -> carryQuietly(second, first));
        try {
            first.in().transferTo(second.out());
        } finally {
            second.close().close();
            join(back);
        }
    }

    private static void carryQuietly(Ends from, Ends to) {
        try {
            byte[] buffer = new byte[8 << 10];
            for (int count = from.in().read(buffer); count > 0; count = from.in().read(buffer)) {
                to.out().write(buffer, 0, count);
                to.out().flush();
            }
            to.close().close();
        } catch (IOException e) {
            // One end has left, which ends the other too.
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * One connection.
     *
     * @param in what it says
     * @param out what is said to it
     * @param close how it is ended
     */
    record Ends(InputStream in, OutputStream out, Closing close) {}

    /** Ends a connection. */
    @FunctionalInterface
    interface Closing {
        /** Ends it. */
        void close() throws IOException;
    }
}
