package dev.acrida.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.acrida.HttpSettings;
import dev.acrida.http.wire.WireFailure.Kind;
import dev.acrida.testkit.Script;
import dev.acrida.testkit.ScriptedServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that closes a kept-alive connection just as a request is sent. */
@Timeout(30)
class StaleTest {
    private static final Script CLOSES_ON_THE_SECOND =
            Script.empty().read().send(Script.OK).read().close();

    @Test
    void itIsANamedFailure() throws WireFailure {
        try (ScriptedServer server = ScriptedServer.answering(CLOSES_ON_THE_SECOND, Script.ok());
                TestUser user = TestUser.of(server)) {
            user.get();
            WireFailure failure = catchThrowableOfType(WireFailure.class, user::get);
            assertThat(failure.kind()).isEqualTo(Kind.STALE);
            assertThat(user.wire().retries()).isZero();
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void itIsSentOnceMoreWhereTheAuthorAsksAndCounted() throws WireFailure {
        try (ScriptedServer server = ScriptedServer.answering(CLOSES_ON_THE_SECOND, Script.ok());
                TestUser user = TestUser.of(server).with(retrying())) {
            assertThat(user.get().retries()).isZero();
            WireResponse second = user.post(RequestBody.of(new byte[5]));
            assertThat(second.status()).isEqualTo(200);
            assertThat(second.retries()).isEqualTo(1);
            assertThat(second.timings().queue()).isPositive();
            assertThat(user.wire().retries()).isEqualTo(1);
            assertThat(server.requests(0)).hasSize(2);
            assertThat(server.requests(1).getFirst().body()).hasSize(5);
        }
    }

    @Test
    void aNewConnectionIsNotTriedTwice() {
        Script never = Script.empty().read().close();
        try (ScriptedServer server = ScriptedServer.answering(never);
                TestUser user = TestUser.of(server).with(retrying())) {
            assertThat(catchThrowableOfType(WireFailure.class, user::get).kind())
                    .isEqualTo(Kind.NO_RESPONSE);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    private static HttpSettings retrying() {
        return HttpSettings.DEFAULT.withRetriesStale(true);
    }
}
