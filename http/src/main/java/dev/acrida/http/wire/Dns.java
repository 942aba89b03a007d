package dev.acrida.http.wire;

import dev.acrida.http.wire.WireFailure.Kind;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The addresses of hosts, looked up once per run; a failure is forgotten again. Thread-safe. */
final class Dns {
    // Futures: a system's lookup cannot be timed or interrupted, so it has a thread of its own.
    private final ConcurrentMap<String, CompletableFuture<InetAddress[]>> known =
            new ConcurrentHashMap<>();

    private final Lookup lookup;

    /** Asks the system. */
    Dns() {
        this(InetAddress::getAllByName);
    }

    Dns(Lookup lookup) {
        this.lookup = lookup;
    }

    /** At least one address, in the order to be tried. */
    InetAddress[] resolve(String host, Attempt attempt) throws WireFailure {
        try {
            return known.computeIfAbsent(host, this::lookUp)
                    .get(attempt.dueNanos() - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            attempt.interrupted();
            throw attempt.due();
        } catch (TimeoutException e) {
            throw attempt.due();
        } catch (ExecutionException e) {
            known.remove(host);
            throw attempt.failure(Kind.DNS, "host name not found: " + host);
        }
    }

    /** The host is looked up anew when it is needed next. */
    void forget(String host) {
        known.remove(host);
    }

    private CompletableFuture<InetAddress[]> lookUp(String host) {
        CompletableFuture<InetAddress[]> addresses = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                addresses.complete(lookup.addresses(host));
                            } catch (UnknownHostException | RuntimeException e) {
                                addresses.completeExceptionally(e);
                            }
                        });
        return addresses;
    }

    /** Finds addresses, on a thread of its own, for as long as it takes. */
    @FunctionalInterface
    interface Lookup {
        /** At least one address. */
        InetAddress[] addresses(String host) throws UnknownHostException;
    }
}
