package dev.acrida.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.acrida.Timeouts;
import dev.acrida.testkit.Await;
import dev.acrida.testkit.Outcome.Answered;
import dev.acrida.testkit.Outcome.Failed;
import dev.acrida.testkit.ScriptedServer;
import dev.acrida.testkit.Torture;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;

@Timeout(30)
class TortureTest {
    private static final Timeouts SHORT =
            new Timeouts(Duration.ofSeconds(5), Duration.ofMillis(400), Duration.ofMillis(1500));
    private static final Duration SOON = Duration.ofSeconds(5);

    static List<Torture> tortures() {
        return Torture.ofTheWire();
    }

    @ParameterizedTest
    @MethodSource("tortures")
    void isJudgedRightly(Torture torture) throws WireFailure {
        try (ScriptedServer server = torture.start();
                TestUser user = TestUser.of(server)) {
            judge(torture, server, user);
        }
    }

    @ParameterizedTest
    @MethodSource("tortures")
    void isJudgedRightlyOverTls(Torture torture) throws WireFailure {
        WireOptions insecure = WireOptions.DEFAULT.withInsecure(true);
        try (ScriptedServer server = torture.startOverTls();
                TestUser user = new TestUser(insecure, TestUser.origin(server))) {
            judge(torture, server, user);
        }
    }

    private static void judge(Torture torture, ScriptedServer server, TestUser user)
            throws WireFailure {
        boolean reusable =
                switch (torture.outcome()) {
                    case Answered expected -> {
                        WireResponse response = user.send(torture.method(), "", RequestBody.NONE);
                        assertThat(response.status()).isEqualTo(expected.status());
                        // No matcher: it would print ten megabytes.
                        assertThat(TestUser.text(response).equals(expected.body())).isTrue();
                        assertThat(response.bodyLength()).isEqualTo(expected.body().length());
                        yield expected.reusable();
                    }
                    case Failed expected -> {
                        user.with(SHORT);
                        WireFailure failure = catchThrowableOfType(WireFailure.class, user::get);
                        assertThat(failure.kind().name()).isEqualTo(expected.fault().name());
                        assertThat(failure.sent()).isTrue();
                        yield false;
                    }
                };
        if (!reusable) {
            Await.until("the connection is given up", () -> !user.keepsOpenConnection(), SOON);
        }
        WireResponse next = user.with(TestUser.PATIENT).get();
        assertThat(next.status()).isEqualTo(200);
        assertThat(TestUser.text(next)).isEqualTo("ok");
        assertThat(server.connections()).isEqualTo(reusable ? 1 : 2);
    }
}
