import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One nginx worker that ends TLS 1.3; one cipher, so that all generators use the same. */
record TlsTarget(Process process, int port, int countsPort) implements Target {
    private static final List<String> NEEDED = List.of("nginx", "openssl");

    /** The body is as long as that of {@code target.c}. */
    private static final String CONFIGURATION =
            """
            daemon off;
            master_process off;
            pid nginx.pid;
            error_log stderr crit;
            events { worker_connections 4096; }
            http {
                access_log off;
                client_body_temp_path body;
                proxy_temp_path proxy;
                fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi;
                scgi_temp_path scgi;
                keepalive_requests 1000000000;
                default_type application/json;
                server {
                    listen 127.0.0.1:%d ssl;
                    ssl_certificate cert.pem;
                    ssl_certificate_key key.pem;
                    ssl_protocols TLSv1.3;
                    ssl_conf_command Ciphersuites %s;
                    location / { return 200 '{"id":1234,"v":"%s"}'; }
                }
                server {
                    listen 127.0.0.1:%d;
                    location / { stub_status; }
                }
            }
            """;

    static boolean isPossible() {
        return NEEDED.stream().allMatch(Target::isInstalled);
    }

    static TlsTarget start(Plan plan) throws IOException, InterruptedException {
        int port = Target.freePort();
        int countsPort = Target.freePort();
        Path folder = Files.createDirectories(plan.home().resolve("benchmarks/target/nginx"));
        certify(folder);
        Path file = folder.resolve("nginx.conf");
        Files.writeString(
                file, CONFIGURATION.formatted(port, plan.cipher(), "x".repeat(84), countsPort));
        Process process =
                new ProcessBuilder(
                                "taskset",
                                "-c",
                                plan.targetCore(),
                                "nginx",
                                "-p",
                                folder.toString(),
                                "-e",
                                "stderr",
                                "-c",
                                file.toString())
                        .inheritIO()
                        .start();
        return new TlsTarget(process, port, countsPort);
    }

    private static void certify(Path folder) throws IOException, InterruptedException {
        if (!Files.exists(folder.resolve("cert.pem"))) {
            String command =
                    "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
                            + " -days 3650 -subj /CN=localhost -keyout key.pem -out cert.pem";
            new ProcessBuilder(command.split(" "))
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }

    @Override
    public String url(String path) {
        return "https://127.0.0.1:" + port + path;
    }

    @Override
    public long requests() throws IOException {
        try (InputStream in = URI.create("http://127.0.0.1:" + countsPort).toURL().openStream()) {
            // The third line: accepts, handled, requests.
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return Long.parseLong(text.lines().toList().get(2).strip().split(" ")[2]);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
