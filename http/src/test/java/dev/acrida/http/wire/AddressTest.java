package dev.acrida.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.acrida.HttpSettings;
import dev.acrida.Network;
import dev.acrida.Route;
import dev.acrida.http.wire.WireFailure.Kind;
import dev.acrida.testkit.Script;
import dev.acrida.testkit.ScriptedServer;
import dev.acrida.testkit.UnixDoor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Where connections go to, and where they come from. */
@Timeout(30)
class AddressTest {
    @Test
    void connectionsStartFromTheGivenAddressesInTurn() throws WireFailure {
        try (ScriptedServer server = ScriptedServer.answering(Script.ok());
                TestUser user =
                        from(TestUser.origin(server), "127.0.0.7", "127.0.0.8", "127.0.0.9")) {
            for (int i = 0; i < 6; i++) {
                user.get();
                user.closeIdle();
            }
            assertThat(server.clients())
                    .extracting(InetAddress::getHostAddress)
                    .containsExactly(
                            "127.0.0.7",
                            "127.0.0.8",
                            "127.0.0.9",
                            "127.0.0.7",
                            "127.0.0.8",
                            "127.0.0.9");
        }
    }

    @Test
    void onlySourceAddressesOfTheServersFamilyAreUsed() throws WireFailure {
        try (ScriptedServer server = ScriptedServer.answering(Script.ok());
                TestUser mixed = from(TestUser.origin(server), "::1", "127.0.0.7");
                TestUser other = from(TestUser.origin(server), "::1")) {
            assertThat(mixed.get().status()).isEqualTo(200);
            mixed.closeIdle();
            assertThat(mixed.get().status()).isEqualTo(200);
            assertThat(failure(other, Kind.CONNECT))
                    .hasMessageEndingWith("no source address is of its family");
        }
    }

    @Test
    void aSourceAddressOfAnotherMachineIsNamed() {
        try (TestUser user = from(new Origin(false, "127.0.0.1", 1), "203.0.113.9")) {
            assertThat(failure(user, Kind.NO_SOURCE))
                    .hasMessage(
                            "source address 203.0.113.9 is not one of this machine's"
                                    + " (ip addr lists them)");
        }
    }

    @Test
    void anIpv6ServerIsReached() throws WireFailure {
        try (ScriptedServer server = ScriptedServer.answeringAt("::1", Script.ok());
                TestUser user =
                        new TestUser(
                                WireOptions.DEFAULT, new Origin(false, "::1", server.port()))) {
            assertThat(user.get().status()).isEqualTo(200);
        }
        try (TestUser user = new TestUser(WireOptions.DEFAULT, new Origin(false, "::1", 1))) {
            assertThat(failure(user, Kind.REFUSED)).hasMessage("connection refused by [::1]:1");
        }
    }

    @Test
    void theNextAddressOfAHostIsTried() throws WireFailure {
        try (ScriptedServer server = ScriptedServer.answering(Script.ok());
                TestUser user =
                        user(
                                server,
                                host -> InetAddress.ofLiteral("::1"),
                                host -> InetAddress.ofLiteral("127.0.0.1"))) {
            assertThat(user.get().status()).isEqualTo(200);
        }
    }

    @Test
    void aUnixSocketIsReached(@TempDir Path folder) throws WireFailure {
        Path file = folder.resolve("s");
        try (ScriptedServer server = ScriptedServer.answering(Script.ok());
                UnixDoor door = UnixDoor.open(file, server.port());
                TestUser user = over(Route.unixSocket(file))) {
            assertThat(user.get().status()).isEqualTo(200);
            assertThat(user.post(RequestBody.of(new byte[1 << 20])).status()).isEqualTo(200);
            assertThat(door.connections()).isEqualTo(1);
        }
    }

    @Test
    void aUnixSocketThatIsNotThereIsNamed(@TempDir Path folder) {
        Path file = folder.resolve("none");
        try (TestUser user = over(Route.unixSocket(file))) {
            assertThat(failure(user, Kind.CONNECT))
                    .hasMessage("no connection to %s: No such file or directory".formatted(file));
        }
    }

    @Test
    void aHostIsLookedUpOncePerRunUnlessARequestAsks() throws WireFailure {
        AtomicInteger lookups = new AtomicInteger();
        try (ScriptedServer server = ScriptedServer.answering(Script.ok());
                TestUser user =
                        user(
                                server,
                                host -> {
                                    lookups.incrementAndGet();
                                    return InetAddress.ofLiteral("127.0.0.1");
                                })) {
            user.get();
            user.closeIdle();
            user.get();
            assertThat(lookups).hasValue(1);
            user.forgetAddresses();
            user.get();
            assertThat(lookups).hasValue(2);
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @Test
    void aFailedLookupIsTriedAgain() throws WireFailure {
        AtomicInteger lookups = new AtomicInteger();
        try (ScriptedServer server = ScriptedServer.answering(Script.ok());
                TestUser user =
                        user(
                                server,
                                host -> {
                                    if (lookups.incrementAndGet() == 1) {
                                        throw new UnknownHostException(host);
                                    }
                                    return InetAddress.ofLiteral("127.0.0.1");
                                })) {
            assertThat(failure(user, Kind.DNS)).hasMessage("host name not found: shop.example");
            assertThat(user.get().status()).isEqualTo(200);
        }
    }

    /** One address of a host. */
    private interface OneAddress {
        InetAddress of(String host) throws UnknownHostException;
    }

    private static TestUser user(ScriptedServer server, OneAddress... addresses) {
        Dns dns =
                new Dns(
                        host -> {
                            InetAddress[] all = new InetAddress[addresses.length];
                            for (int i = 0; i < all.length; i++) {
                                all[i] = addresses[i].of(host);
                            }
                            return all;
                        });
        return new TestUser(
                Wire.open(WireOptions.DEFAULT, dns),
                new Origin(false, "shop.example", server.port()));
    }

    private static TestUser from(Origin origin, String... sources) {
        return new TestUser(Wire.open(WireOptions.DEFAULT), origin)
                .with(HttpSettings.DEFAULT.withSourceAddresses(sources));
    }

    private static TestUser over(Route route) {
        Network network = Network.DEFAULT.withRoute(route);
        return new TestUser(
                WireOptions.DEFAULT.withNetwork(network), new Origin(false, "nowhere.example", 80));
    }

    private static WireFailure failure(TestUser user, Kind kind) {
        WireFailure failure = catchThrowableOfType(WireFailure.class, user::get);
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
        return failure;
    }
}
