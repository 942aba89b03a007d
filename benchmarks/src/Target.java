import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The server that is aimed at, pinned to its core. */
final class Target implements AutoCloseable {
    private final Process process;
    private final int port;

    private Target(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Target start(Plan plan) throws IOException, InterruptedException {
        int port = freePort();
        String program = plan.home().resolve("benchmarks/target/target").toString();
        Process process =
                new ProcessBuilder(
                                "taskset", "-c", plan.targetCore(), program, String.valueOf(port))
                        .inheritIO()
                        .start();
        Target target = new Target(process, port);
        for (int i = 0; i < 100 && !target.answers(); i++) {
            Thread.sleep(20);
        }
        return target;
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** How many requests it has answered. */
    long requests() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write("GET /counts HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));
            String line = in.readLine();
            while (!line.isEmpty()) {
                line = in.readLine();
            }
            String body = in.readLine();
            return Long.parseLong(body.substring(0, body.indexOf(' ')));
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    private boolean answers() {
        try {
            return requests() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
