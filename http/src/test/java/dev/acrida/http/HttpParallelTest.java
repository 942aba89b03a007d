package dev.acrida.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acrida.Connections;
import dev.acrida.Http;
import dev.acrida.HttpSettings;
import dev.acrida.HttpVersion;
import dev.acrida.Response;
import dev.acrida.StopUser;
import dev.acrida.stats.Sample;
import dev.acrida.testkit.Await;
import dev.acrida.testkit.SampleShop;
import dev.acrida.testkit.Script;
import dev.acrida.testkit.ScriptedServer;
import dev.acrida.testkit.ShopOptions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/** Requests that one user sends at the same time. */
@Timeout(60)
class HttpParallelTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @ParameterizedTest
    @EnumSource
    void allResponsesComeInOrderAndEachIsASample(HttpVersion version) throws Exception {
        try (Visit visit = new Visit(version)) {
            List<Response> all =
                    visit.http.parallel(
                            IntStream.rangeClosed(1, 40).boxed().toList(),
                            (h, id) -> h.get("/products?page=" + id));
            assertThat(all).hasSize(40).allMatch(Response::ok);
            assertThat(all)
                    .extracting(Response::url)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 40)
                                    .mapToObj(id -> visit.shop.uri() + "/products?page=" + id)
                                    .toList());
            assertThat(visit.user.samples).hasSize(40).noneMatch(Sample::failed);
            assertThat(visit.shop.counts().requests()).isEqualTo(40);
        }
    }

    @Test
    void atMostSixConnectionsAreOpenToAHost() {
        try (ScriptedServer server = ScriptedServer.answering(Script.ok());
                HttpClients clients = new HttpClients(HttpOptions.DEFAULT)) {
            RecordingContext user = new RecordingContext(server.uri().toString(), Map.of());
            Http http = clients.create(user);
            http.get("/first");
            http.parallel(IntStream.range(0, 50).boxed().toList(), (h, i) -> h.get("/" + i));
            http.get("/last");
            assertThat(server.connections()).isBetween(1, 6);
            assertThat(user.samples).hasSize(52).noneMatch(Sample::failed);
        }
    }

    @Test
    void theLimitPerHostIsTheAuthors() {
        try (ScriptedServer server = ScriptedServer.answering(Script.ok());
                HttpClients clients = new HttpClients(HttpOptions.DEFAULT)) {
            RecordingContext user =
                    new RecordingContext(server.uri().toString(), Map.of())
                            .with(
                                    HttpSettings.DEFAULT.withConnections(
                                            Connections.PER_USER.withMaxPerHost(1)));
            List<Response> all =
                    clients.create(user)
                            .parallel(
                                    IntStream.range(0, 9).boxed().toList(),
                                    (h, i) -> h.get("/" + i));
            assertThat(server.connections()).isEqualTo(1);
            assertThat(all).anyMatch(response -> response.timings().queue().isPositive());
        }
    }

    @Test
    void branchesRunAtTheSameTime() throws Exception {
        try (Visit visit = new Visit(HttpVersion.HTTP_1_1)) {
            CountDownLatch all = new CountDownLatch(3);
            Http.Branch branch =
                    h -> {
                        all.countDown();
                        await(all);
                        return h.get("/products");
                    };
            assertThat(visit.http.parallel(branch, branch, branch)).allMatch(Response::ok);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void cookiesOfAllBranchesAreTheUsers() {
        Script cookie =
                Script.answering("HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nContent-Length: 0\r\n\r\n");
        try (ScriptedServer server = ScriptedServer.answering(cookie);
                HttpClients clients = new HttpClients(HttpOptions.DEFAULT)) {
            Http http = clients.create(new RecordingContext(server.uri().toString(), Map.of()));
            http.headers().set("X-User", "yes");
            http.parallel(
                    h -> {
                        h.headers().set("X-Branch", "one");
                        return h.get("/");
                    },
                    h -> h.get("/"));
            assertThat(http.cookies().get("a")).hasValue("1");
            assertThat(http.headers().all("X-Branch")).isEmpty();
            assertThat(server.requests()).hasSize(2).allMatch(r -> r.toString().contains("x-user"));
        }
    }

    @Test
    void anExceptionGoesOnAfterAllHaveEnded() throws Exception {
        try (Visit visit = new Visit(HttpVersion.HTTP_1_1)) {
            assertThatThrownBy(
                            () ->
                                    visit.http.parallel(
                                            h -> {
                                                throw new IllegalArgumentException("first");
                                            },
                                            h -> h.get("/api/slow-endpoint"),
                                            h -> {
                                                throw new IllegalArgumentException("third");
                                            }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("first")
                    .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
            assertThat(visit.user.samples).hasSize(1);
        }
    }

    @Test
    void theUsersOwnClientIsRefusedInABranch() throws Exception {
        try (Visit visit = new Visit(HttpVersion.HTTP_1_1)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> visit.http.parallel(h -> visit.http.get("/products")))
                    .withMessageContaining("h -> h.get");
            assertThat(visit.http.get("/products").ok()).isTrue();
        }
    }

    @Test
    void aStoppedUserStopsItsBranches() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(Script.empty().read().stall());
                HttpClients clients =
                        new HttpClients(HttpOptions.DEFAULT.withDrain(Duration.ofMillis(100)))) {
            RecordingContext user = new RecordingContext(server.uri().toString(), Map.of());
            Http http = clients.create(user);
            Thread main = Thread.currentThread();
            Thread stopper =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        Await.until(() -> server.requests().size() == 2, SOON);
                                        main.interrupt();
                                    });
            assertThatThrownBy(() -> http.parallel(h -> h.get("/a"), h -> h.get("/b")))
                    .isInstanceOf(StopUser.class);
            assertThat(Thread.interrupted()).isTrue();
            stopper.join();
            assertThat(user.samples).isEmpty();
            assertThat(user.lost).hasSize(2);
        }
    }

    /** A user of the shop, over this version of HTTP. */
    private static final class Visit implements AutoCloseable {
        private final SampleShop shop = SampleShop.start(ShopOptions.DEFAULT.withHttp2(true));
        private final HttpClients clients = new HttpClients(HttpOptions.DEFAULT);
        private final RecordingContext user;
        private final Http http;

        Visit(HttpVersion version) {
            user =
                    new RecordingContext(shop.uri().toString(), Map.of())
                            .with(HttpSettings.DEFAULT.withVersion(version));
            http = clients.create(user);
        }

        @Override
        public void close() {
            clients.close();
            shop.close();
        }
    }
}
