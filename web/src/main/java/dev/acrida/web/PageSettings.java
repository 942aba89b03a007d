package dev.acrida.web;

import dev.acrida.web.feed.ShownPercentiles;
import dev.acrida.web.guard.Access;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the page is served, and to whom. Immutable.
 *
 * @param host address to listen on; {@code *} for all
 * @param port 0 for any free one
 * @param basePath before every path; empty, or beginning and not ending with a slash
 * @param tls for HTTPS, if it is wanted
 * @param access who may see it
 * @param names by which browsers may call the server beside its own and all addresses, for example
 *     that of a proxy before it
 * @param allowGetControl whether Locust's GETs that change something are obeyed
 * @param percentiles that it shows
 */
public record PageSettings(
        String host,
        int port,
        String basePath,
        Optional<Certificate> tls,
        Access access,
        List<String> names,
        boolean allowGetControl,
        ShownPercentiles percentiles) {
    /** Copies the list. */
    public PageSettings {
        names = List.copyOf(names);
        if (!basePath.isEmpty() && !basePath.matches("(/[A-Za-z0-9._~-]+)+")) {
            throw new IllegalArgumentException(
                    "the base path must be of the form /load or /team/load, was '"
                            + basePath
                            + "'");
        }
    }

    /** On this port of the loopback address, for everyone on this machine. */
    public static PageSettings onLoopback(int port) {
        return new PageSettings(
                "localhost",
                port,
                "",
                Optional.empty(),
                Access.OPEN,
                List.of(),
                false,
                ShownPercentiles.DEFAULT);
    }

    /** The same for others. */
    public PageSettings withAccess(Access access) {
        return with(basePath, tls, access, allowGetControl);
    }

    /** The same below this path. */
    public PageSettings withBasePath(String basePath) {
        return with(basePath, tls, access, allowGetControl);
    }

    /** The same over HTTPS. */
    public PageSettings withTls(Certificate certificate) {
        return with(basePath, Optional.of(certificate), access, allowGetControl);
    }

    /** The same, obeying GETs. */
    public PageSettings withGetControl() {
        return with(basePath, tls, access, true);
    }

    private PageSettings with(
            String basePath, Optional<Certificate> tls, Access access, boolean allowGetControl) {
        return new PageSettings(
                host, port, basePath, tls, access, names, allowGetControl, percentiles);
    }

    /**
     * A certificate with its key.
     *
     * @param chain PEM, the server's own first
     * @param key PEM, PKCS #8
     */
    public record Certificate(Path chain, Path key) {}
}
