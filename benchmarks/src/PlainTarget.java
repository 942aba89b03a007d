import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** {@code target.c}. */
record PlainTarget(Process process, int port) implements Target {
    static PlainTarget start(Plan plan) throws IOException {
        int port = Target.freePort();
        String program = plan.home().resolve("benchmarks/target/target").toString();
        Process process =
                new ProcessBuilder(
                                "taskset", "-c", plan.targetCore(), program, String.valueOf(port))
                        .inheritIO()
                        .start();
        return new PlainTarget(process, port);
    }

    @Override
    public String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    @Override
    public long requests() throws IOException {
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
}
