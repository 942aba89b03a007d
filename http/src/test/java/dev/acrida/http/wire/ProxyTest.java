package dev.acrida.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.acrida.Network;
import dev.acrida.Route;
import dev.acrida.TlsSettings;
import dev.acrida.http.wire.WireFailure.Kind;
import dev.acrida.testkit.ForwardProxy;
import dev.acrida.testkit.Script;
import dev.acrida.testkit.ScriptedServer;
import dev.acrida.testkit.SocksProxy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Proxies of each kind, with and without a name and password. */
@Timeout(30)
class ProxyTest {
    private static final TlsSettings TRUSTING =
            TlsSettings.DEFAULT.withAuthorities(Certificates.AUTHORITY);

    @Test
    void anHttpProxyIsAskedForTheWholeUrl() throws WireFailure {
        try (ScriptedServer server = ScriptedServer.answering(Script.ok());
                ForwardProxy proxy = ForwardProxy.open();
                TestUser user = user("http://127.0.0.1:" + proxy.port(), TestUser.origin(server))) {
            assertThat(user.get().status()).isEqualTo(200);
            assertThat(user.get().status()).isEqualTo(200);
            assertThat(proxy.connections()).isEqualTo(1);
            assertThat(proxy.heads().getFirst())
                    .startsWith("GET " + server.uri() + "/path HTTP/1.1\r\nHost: test\r\n")
                    .doesNotContain("Proxy-Authorization");
            assertThat(server.requests(0).getFirst().path()).isEqualTo("/path");
        }
    }

    @Test
    void anHttpProxyIsToldWhoAsks() throws WireFailure {
        try (ScriptedServer server = ScriptedServer.answering(Script.ok());
                ForwardProxy proxy = ForwardProxy.open("ada", "p:w d");
                TestUser stranger =
                        user("http://127.0.0.1:" + proxy.port(), TestUser.origin(server));
                TestUser user =
                        user(
                                "http://ada:p%3Aw%20d@127.0.0.1:" + proxy.port(),
                                TestUser.origin(server))) {
            assertThat(stranger.get().status()).isEqualTo(407);
            assertThat(user.get().status()).isEqualTo(200);
            assertThat(server.requests(0).getFirst().header("Proxy-Authorization")).isEmpty();
        }
    }

    @Test
    void httpsGoesThroughATunnelAndTheOriginIsVerified() throws WireFailure {
        try (ScriptedServer server =
                        ScriptedServer.answeringOverTls(
                                Certificates.server("server"), Script.ok());
                ForwardProxy proxy = ForwardProxy.open("ada", "pw")) {
            String url = "http://ada:pw@127.0.0.1:" + proxy.port();
            try (TestUser user = user(url, TestUser.origin(server))) {
                WireResponse first = user.get();
                assertThat(first.status()).isEqualTo(200);
                assertThat(user.get().status()).isEqualTo(200);
                assertThat(proxy.connections()).isEqualTo(1);
                assertThat(proxy.heads().getFirst())
                        .startsWith("CONNECT 127.0.0.1:" + server.port() + " HTTP/1.1\r\n");
            }
        }
    }

    @Test
    void aTunnelDoesNotMakeAForeignCertificateAcceptable() {
        try (ScriptedServer server =
                        ScriptedServer.answeringOverTls(
                                Certificates.server("elsewhere"), Script.ok());
                ForwardProxy proxy = ForwardProxy.open();
                TestUser user = user("http://127.0.0.1:" + proxy.port(), TestUser.origin(server))) {
            assertThat(failure(user, Kind.TLS)).hasMessageContaining("is for another host");
        }
    }

    @Test
    void aProxyMayBeSpokenToOverTls() throws WireFailure {
        try (ScriptedServer plain = ScriptedServer.answering(Script.ok());
                ScriptedServer secure =
                        ScriptedServer.answeringOverTls(
                                Certificates.server("server"), Script.ok());
                ForwardProxy proxy = ForwardProxy.openOverTls(Certificates.server("server"))) {
            String url = "https://127.0.0.1:" + proxy.port();
            try (TestUser user = user(url, TestUser.origin(plain))) {
                assertThat(user.get().status()).isEqualTo(200);
                assertThat(user.post(new BytesBody(new byte[200_000])).status()).isEqualTo(200);
            }
            try (TestUser user = user(url, TestUser.origin(secure))) {
                WireResponse first = user.get();
                assertThat(first.status()).isEqualTo(200);
                assertThat(first.timings().tls()).isPositive();
                assertThat(user.post(new BytesBody(new byte[200_000])).status()).isEqualTo(200);
                assertThat(user.get().status()).isEqualTo(200);
            }
            assertThat(proxy.connections()).isEqualTo(2);
            assertThat(proxy.heads().getFirst()).startsWith("GET " + plain.uri() + "/path ");
            assertThat(proxy.heads().getLast()).startsWith("CONNECT 127.0.0.1:" + secure.port());
        }
    }

    @Test
    void theCertificateOfAProxyIsVerified() {
        try (ForwardProxy proxy = ForwardProxy.openOverTls(Certificates.server("elsewhere"));
                TestUser user =
                        user(
                                "https://127.0.0.1:" + proxy.port(),
                                new Origin(false, "127.0.0.1", 1))) {
            assertThat(failure(user, Kind.TLS))
                    .hasMessageStartingWith("TLS certificate of 127.0.0.1 is for another host");
        }
    }

    @Test
    void aProxyThatRefusesATunnelIsNamed() {
        try (ForwardProxy closed = ForwardProxy.open("ada", "pw");
                ForwardProxy open = ForwardProxy.open();
                TestUser stranger =
                        user(
                                "http://127.0.0.1:" + closed.port(),
                                new Origin(true, "127.0.0.1", 1));
                TestUser lost =
                        user("http://127.0.0.1:" + open.port(), new Origin(true, "127.0.0.1", 1))) {
            assertThat(failure(stranger, Kind.PROXY))
                    .hasMessage(
                            "the proxy does not lead to 127.0.0.1:1: it answered 407 Proxy"
                                    + " Authentication Required (name and password:"
                                    + " http://user:password@...)");
            assertThat(failure(lost, Kind.PROXY))
                    .hasMessage(
                            "the proxy does not lead to 127.0.0.1:1: it answered 502 Bad Gateway");
        }
    }

    @Test
    void aProxyThatIsNotThereIsNamed() {
        try (TestUser user = user("http://127.0.0.1:1", new Origin(true, "127.0.0.1", 2))) {
            assertThat(failure(user, Kind.REFUSED))
                    .hasMessage("connection refused by proxy 127.0.0.1:1");
        }
    }

    @Test
    void whatIsNoProxyIsNamed() {
        try (ScriptedServer server = ScriptedServer.answering(Script.empty().read().close());
                ScriptedServer other =
                        ScriptedServer.answering(Script.empty().send("no!").close());
                TestUser http =
                        user("http://127.0.0.1:" + server.port(), new Origin(true, "a", 2));
                TestUser socks =
                        user("socks5h://127.0.0.1:" + other.port(), new Origin(false, "a", 2))) {
            assertThat(failure(http, Kind.PROXY)).hasMessageEndingWith("it closed the connection");
            assertThat(failure(socks, Kind.PROXY))
                    .hasMessageEndingWith("it does not speak SOCKS 5");
        }
    }

    @Test
    void socksTakesAddressesOrNames() throws WireFailure {
        try (ScriptedServer server = ScriptedServer.answering(Script.ok());
                SocksProxy proxy = SocksProxy.open();
                TestUser here = user("socks5://127.0.0.1:" + proxy.port(), local(server));
                TestUser there = user("socks5h://127.0.0.1:" + proxy.port(), local(server))) {
            assertThat(here.get().status()).isEqualTo(200);
            assertThat(there.get().status()).isEqualTo(200);
            assertThat(proxy.targets()).containsExactly("address 127.0.0.1", "name localhost");
        }
    }

    @Test
    void socksLeadsToTlsToo() throws WireFailure {
        try (ScriptedServer server =
                        ScriptedServer.answeringOverTls(
                                Certificates.server("server"), Script.ok());
                SocksProxy proxy = SocksProxy.open("ada", "pw");
                TestUser user =
                        user(
                                "socks5h://ada:pw@127.0.0.1:" + proxy.port(),
                                new Origin(true, "localhost", server.port()))) {
            assertThat(user.get().status()).isEqualTo(200);
        }
    }

    @Test
    void aSocksProxyThatRefusesIsNamed() {
        try (SocksProxy open = SocksProxy.open();
                SocksProxy closed = SocksProxy.open("ada", "pw")) {
            Origin nobody = new Origin(false, "127.0.0.1", 1);
            try (TestUser lost = user("socks5://127.0.0.1:" + open.port(), nobody);
                    TestUser stranger = user("socks5://127.0.0.1:" + closed.port(), nobody);
                    TestUser wrong = user("socks5://ada:x@127.0.0.1:" + closed.port(), nobody)) {
                assertThat(failure(lost, Kind.PROXY)).hasMessageEndingWith(": connection refused");
                assertThat(failure(stranger, Kind.PROXY))
                        .hasMessageContaining("it wants a name and password");
                assertThat(failure(wrong, Kind.PROXY))
                        .hasMessageEndingWith("it does not accept the name and password");
            }
        }
    }

    @Test
    void whatTheTunnelTookIsInThePhasesAndBytes() throws WireFailure {
        try (ScriptedServer server = ScriptedServer.answering(Script.ok());
                SocksProxy proxy = SocksProxy.open();
                TestUser user = user("socks5h://127.0.0.1:" + proxy.port(), local(server))) {
            WireResponse first = user.get();
            WireResponse second = user.get();
            assertThat(first.timings().connect()).isPositive();
            assertThat(second.timings().connect()).isZero();
            assertThat(first.wireBytesOut() - second.wireBytesOut())
                    .isEqualTo(3 + 4 + 1 + "localhost".length() + 2);
            assertThat(first.wireBytesIn() - second.wireBytesIn()).isEqualTo(2 + 10);
        }
    }

    private static Origin local(ScriptedServer server) {
        return new Origin(false, "localhost", server.port());
    }

    private static TestUser user(String proxy, Origin origin) {
        Network network = Network.DEFAULT.withTls(TRUSTING).withRoute(Route.proxy(proxy));
        return new TestUser(WireOptions.DEFAULT.withNetwork(network), origin);
    }

    private static WireFailure failure(TestUser user, Kind kind) {
        WireFailure failure = catchThrowableOfType(WireFailure.class, user::get);
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
        return failure;
    }
}
