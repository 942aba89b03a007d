import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** The server that is aimed at, pinned to its core, and counting. */
sealed interface Target extends AutoCloseable permits PlainTarget, TlsTarget {
    static Target start(Plan plan, boolean tls) throws IOException, InterruptedException {
        Target target = tls ? TlsTarget.start(plan) : PlainTarget.start(plan);
        for (int i = 0; i < 100 && !target.answers(); i++) {
            Thread.sleep(20);
        }
        return target;
    }

    static boolean isInstalled(String program) {
        for (String folder : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(folder).resolve(program))) {
                return true;
            }
        }
        return false;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    String url(String path);

    /** How many requests it has answered. */
    long requests() throws IOException;

    @Override
    void close();

    private boolean answers() {
        try {
            return requests() >= 0;
        } catch (IOException e) {
            return false;
        }
    }
}
