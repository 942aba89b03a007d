package dev.acrida.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Checks the catalogue against the JDK's client, so that it is not only we who believe in it. */
class TortureTest {
    /** Where the JDK's client is stricter than RFC 9112 or, with slow trailers, wrong. */
    private static final Set<String> TOO_MUCH_FOR_THE_JDK =
            Set.of(
                    "chunked overrides Content-Length, for the last time (6.3)",
                    "a dozen of 102 before the response",
                    "204 has no body, whatever its length says",
                    "204 has no chunks",
                    "chunks byte by byte");

    @Test
    void namesAreUnique() {
        List<String> names = Torture.all().stream().map(Torture::name).toList();
        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(60);
    }

    @ParameterizedTest
    @MethodSource("answered")
    void anotherClientAgreesOnTheGoodOnes(Torture torture) throws IOException {
        var expected = (Outcome.Answered) torture.outcome();
        try (ScriptedServer server = torture.start();
                var shopper = new Shopper(server.uri())) {
            HttpResponse<byte[]> response = shopper.method(torture.method(), "/");

            assertThat(response.statusCode()).isEqualTo(expected.status());
            String body = new String(response.body(), StandardCharsets.ISO_8859_1);
            assertThat(body.equals(expected.body())).isTrue();
            assertThat(shopper.get("/").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @MethodSource("broken")
    void theBrokenOnesBreakAsTheySay(Torture torture) throws IOException {
        try (ScriptedServer server = torture.start();
                var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(200);
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(US_ASCII));

            assertThat(new Outcome.Failed(end(socket))).isEqualTo(torture.outcome());
        }
    }

    private static Outcome.Fault end(Socket socket) throws IOException {
        try {
            int length = socket.getInputStream().readAllBytes().length;
            return length == 0 ? Outcome.Fault.NO_RESPONSE : Outcome.Fault.TRUNCATED;
        } catch (SocketTimeoutException _) {
            return Outcome.Fault.IDLE_TIMEOUT;
        } catch (SocketException _) {
            return Outcome.Fault.RESET;
        }
    }

    static Stream<Torture> broken() {
        Set<Outcome> ends =
                Set.of(
                        new Outcome.Failed(Outcome.Fault.NO_RESPONSE),
                        new Outcome.Failed(Outcome.Fault.TRUNCATED),
                        new Outcome.Failed(Outcome.Fault.IDLE_TIMEOUT),
                        new Outcome.Failed(Outcome.Fault.RESET));
        return Torture.all().stream().filter(torture -> ends.contains(torture.outcome()));
    }

    static Stream<Torture> answered() {
        return Torture.ofTheWire().stream()
                .filter(torture -> torture.outcome() instanceof Outcome.Answered)
                .filter(torture -> !TOO_MUCH_FOR_THE_JDK.contains(torture.name()));
    }
}
