package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.testkit.ForwardProxy;
import dev.acrida.testkit.SampleShop;
import dev.acrida.testkit.ShopOptions;
import dev.acrida.testkit.UnixDoor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How servers are reached, said on the command line. */
@Timeout(120)
class NetworkTest {
    private static final String TEST =
            """
            import module dev.acrida;

            class Visitor extends HttpUser {
                @Task void home() { http.get("/products"); }
            }
            """;

    @TempDir Path folder;

    @Test
    void aUnixSocketIsReachedWhateverTheHost() throws IOException {
        Path socket = folder.resolve("s");
        try (SampleShop shop = SampleShop.start();
                UnixDoor door = UnixDoor.open(socket, shop.uri().getPort())) {
            Command.Outcome run = visit("http://shop.example", "--unix-socket", socket.toString());
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(door.connections()).isEqualTo(1);
        }
    }

    @Test
    void aProxyIsGoneThroughFromTheSourceAddress() throws IOException {
        try (SampleShop shop = SampleShop.start();
                ForwardProxy proxy = ForwardProxy.open("ada", "pw")) {
            URI host = shop.uri();
            Command.Outcome run =
                    visit(
                            host.toString(),
                            "--source-address=127.0.0.5,127.0.0.6",
                            "--proxy=http://ada:pw@127.0.0.1:" + proxy.port());
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(proxy.heads().getFirst()).startsWith("GET " + host + "/products HTTP/1.1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--proxy=ftp://a:1, proxy must be http://",
        "--source-address=localhost, must be an IPv4 or IPv6 address",
        "--tls-version=1.1, must be 1.2 or 1.3",
        "--key=k.pem, --key needs --cert",
    })
    void whatCannotBeIsRefusedInOneLine(String option, String why) throws IOException {
        Command.Outcome run = visit("http://127.0.0.1:1", option);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1).first().asString().contains(why);
    }

    @Test
    void aFileThatCannotBeUsedEndsTheCommandBeforeTheRun() throws IOException {
        Command.Outcome run = visit("https://127.0.0.1:1", "--cacert=none.pem");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo(
                        "file of authorities none.pem cannot be used: none.pem does not exist\n");
    }

    @Test
    void debugReachesServersInTheSameWays() throws IOException {
        String test = TEST.replace("products\");", "products\"); stopUser();");
        Path file = Files.writeString(folder.resolve("Visitor.java"), test);
        try (SampleShop shop = SampleShop.start(ShopOptions.DEFAULT.withTls(true))) {
            String[] debug = {"debug", "-f", file.toString(), "-H", shop.uri().toString()};
            assertThat(Command.run(debug).out()).contains("FAILED");

            List<String> insecure = new ArrayList<>(List.of(debug));
            insecure.add("--insecure");
            Command.Outcome run = Command.run(insecure.toArray(String[]::new));
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).contains("< 200");

            Workplace work = Workplace.in(folder, test);
            work.write("acrida.conf", "insecure\n");
            assertThat(work.runAlone(debug).out()).contains("< 200");
        }
    }

    private Command.Outcome visit(String host, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("Visitor.java"), TEST);
        List<String> all = new ArrayList<>();
        all.addAll(List.of("-f", file.toString(), "--headless", "-t", "1s", "-H", host));
        all.addAll(List.of(options));
        return Command.run(all.toArray(String[]::new));
    }
}
