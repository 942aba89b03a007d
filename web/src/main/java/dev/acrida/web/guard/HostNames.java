package dev.acrida.web.guard;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * By which names a browser may call this server. A page of another site can make its own name lead
 * here (DNS rebinding), and would then be of the same origin as this server; but the browser still
 * says that name. It can do so with no address and with no name of the loopback. Immutable.
 */
final class HostNames {
    private static final String ADDRESS = "\\[[0-9a-f:.]+(%[\\w.]+)?]|\\d+(\\.\\d+){3}";

    private final Set<String> names;

    HostNames(Collection<String> names) {
        this.names =
                names.stream().map(n -> n.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    /**
     * Checks the Host header.
     *
     * @throws Refusal if it names another server
     */
    void check(String hostHeader) {
        String name = hostHeader.toLowerCase(Locale.ROOT).replaceFirst(":\\d*$", "");
        boolean ours =
                name.matches(ADDRESS)
                        || name.equals("localhost")
                        || name.endsWith(".localhost")
                        || names.contains(name);
        if (!ours) {
            throw Refusal.forbidden(
                    "this server is not called '%s': if it is, start it with --web-name %s"
                            .formatted(printable(name), printable(name)));
        }
    }

    private static String printable(String name) {
        return name.replaceAll("[^a-z0-9.:_-]", "?");
    }
}
