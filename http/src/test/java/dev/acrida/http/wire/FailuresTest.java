package dev.acrida.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.acrida.Timeouts;
import dev.acrida.http.wire.WireFailure.Kind;
import dev.acrida.testkit.Await;
import dev.acrida.testkit.Script;
import dev.acrida.testkit.ScriptedServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

@Timeout(30)
class FailuresTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String LOOPBACK = "127.0.0.1";

    @Test
    void nobodyListening() throws IOException {
        int free;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral(LOOPBACK))) {
            free = taken.getLocalPort();
        }
        WireFailure failure = failure(new Origin(false, LOOPBACK, free), TestUser.PATIENT);
        assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
        assertThat(failure).hasMessage("connection refused by 127.0.0.1:" + free);
        assertThat(failure.sent()).isFalse();
    }

    @Test
    void theNextAddressIsTriedWhenOneRefuses() throws WireFailure {
        // localhost is ::1 too on most machines: whichever comes first, the server is found.
        try (ScriptedServer server = ScriptedServer.answering(Script.ok());
                TestUser user =
                        new TestUser(
                                WireOptions.DEFAULT,
                                new Origin(false, "localhost", server.port()))) {
            assertThat(user.get().status()).isEqualTo(200);
        }
    }

    @Test
    void aNameWithoutAnAddress() {
        WireFailure failure = failure(new Origin(false, "no.such.invalid", 80), TestUser.PATIENT);
        assertThat(failure.kind()).isEqualTo(Kind.DNS);
        assertThat(failure).hasMessage("host name not found: no.such.invalid");
    }

    /** The system connects for a server that sleeps; then nobody shakes hands. */
    @Test
    void theTimeToConnectIncludesTheTlsHandshake() throws IOException {
        Timeouts timeouts = new Timeouts(Duration.ofMillis(300), LONG, LONG);
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.ofLiteral(LOOPBACK));
                Wire wire = Wire.open(WireOptions.DEFAULT)) {
            Origin origin = new Origin(true, LOOPBACK, silent.getLocalPort());
            WireFailure failure = failure(wire, origin, timeouts);
            assertThat(failure.kind()).isEqualTo(Kind.CONNECT_TIMEOUT);
            assertThat(failure).hasMessage("timed out: no connection within 300 ms");
            assertThat(failure.sent()).isFalse();
        }
    }

    @Test
    void aTimeOutIsRecordedWithItsValue() {
        Timeouts idle = new Timeouts(LONG, Duration.ofMillis(200), LONG);
        Timeouts total = new Timeouts(LONG, LONG, Duration.ofMillis(250));
        try (ScriptedServer server = ScriptedServer.answering(Script.empty().read().stall());
                TestUser user = TestUser.of(server)) {
            WireFailure silent =
                    catchThrowableOfType(WireFailure.class, () -> user.with(idle).get());
            assertThat(silent.kind()).isEqualTo(Kind.IDLE_TIMEOUT);
            assertThat(silent).hasMessage("timed out: nothing arrived for 200 ms");
            WireFailure slow =
                    catchThrowableOfType(WireFailure.class, () -> user.with(total).get());
            assertThat(slow.kind()).isEqualTo(Kind.TOTAL_TIMEOUT);
            assertThat(slow).hasMessage("timed out: no complete response within 250 ms");
            // The deadline is set by the test just before the exchange begins.
            assertThat(Duration.ofNanos(slow.endedNanos() - slow.startedNanos()))
                    .isBetween(Duration.ofMillis(150), Duration.ofMillis(250));
        }
    }

    @Test
    void aBodyAboveTheLimit() {
        String large = "HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(3 << 20);
        WireOptions small = WireOptions.DEFAULT.withLimits(1 << 10, 2 << 20);
        try (ScriptedServer server = ScriptedServer.answering(Script.answering(large));
                TestUser user = new TestUser(small, TestUser.origin(server))) {
            WireFailure failure = catchThrowableOfType(WireFailure.class, user::get);
            assertThat(failure.kind()).isEqualTo(Kind.BODY_TOO_LARGE);
            assertThat(failure).hasMessage("response body is larger than the limit of 2 MB");
        }
    }

    @Test
    void theEndOfTheRunEndsWhatIsInFlight() throws InterruptedException {
        try (ScriptedServer server = ScriptedServer.answering(Script.empty().read().stall());
                TestUser user = TestUser.of(server)) {
            Thread closer =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        Await.until(() -> !server.requests().isEmpty(), LONG);
                                        user.wire().close();
                                    });
            WireFailure failure = catchThrowableOfType(WireFailure.class, user::get);
            assertThat(failure.kind()).isEqualTo(Kind.STOPPED);
            assertThat(failure).hasMessage("the run is over");
            closer.join();
            assertThat(catchThrowableOfType(WireFailure.class, user::get).kind())
                    .isEqualTo(Kind.STOPPED);
        }
    }

    @Test
    void nonsenseIsRefusedBeforeAnythingHappens() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Origin(false, "", 80))
                .withMessageContaining("host");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Origin(false, "a", 70_000))
                .withMessageContaining("70000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WireRequest(new byte[3], 4, RequestBody.NONE, false))
                .withMessageContaining("4");
    }

    private static WireFailure failure(Origin origin, Timeouts timeouts) {
        try (Wire wire = Wire.open(WireOptions.DEFAULT)) {
            return failure(wire, origin, timeouts);
        }
    }

    private static WireFailure failure(Wire wire, Origin origin, Timeouts timeouts) {
        TestUser user = new TestUser(wire, origin).with(timeouts);
        return catchThrowableOfType(WireFailure.class, user::get);
    }
}
