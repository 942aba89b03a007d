package dev.acrida.cli.option;

import dev.acrida.cli.run.PagePlan;
import dev.acrida.report.Percentile;
import dev.acrida.web.PageSettings;
import dev.acrida.web.feed.ShownPercentiles;
import dev.acrida.web.guard.Access;
import dev.acrida.web.guard.Passwords;

import picocli.CommandLine.Option;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the page is served, to whom, and what happens beside it. */
public final class PageOptions {
    private static final int DEFAULT_PORT = 8089;
    private static final int SHORTEST_TOKEN = 16;

    @Option(
            names = "--web-host",
            paramLabel = "HOST",
            description =
                    "Address to serve the page on; * for all. Other than localhost, a token or"
                            + " --web-login is needed to see it. Default: localhost.")
    private String host = "localhost";

    @Option(
            names = {"-P", "--web-port"},
            paramLabel = "PORT",
            converter = Ranges.Port.class,
            description = "Port to serve the page on; 0 for any free one. Default: 8089.")
    private int port = DEFAULT_PORT;

    @Option(
            names = "--web-host-display-name",
            paramLabel = "NAME",
            description = "What to call this machine in the page's address. Default: its own name.")
    private Optional<String> displayName = Optional.empty();

    @Option(
            names = "--web-base-path",
            paramLabel = "PATH",
            description = "Serve the page below this path, for example /load.")
    private String basePath = "";

    @Option(
            names = "--web-name",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Names by which browsers may call this server beside its own, for example that"
                            + " of a proxy before it.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--web-login",
            paramLabel = "FILE",
            description = "Let in only who logs in: a file of NAME:HASH, made by htpasswd -B.")
    private Optional<Path> login = Optional.empty();

    @Option(
            names = "--web-token",
            paramLabel = "TEXT",
            description =
                    "Let in only who knows this text, of at least 16 characters. Better set as"
                            + " ACRIDA_WEB_TOKEN than typed.")
    private Optional<String> token = Optional.empty();

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description = "Serve the page over HTTPS with this certificate chain (PEM).")
    private Optional<Path> certificate = Optional.empty();

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            description = "The private key of the certificate (PEM, PKCS #8).")
    private Optional<Path> key = Optional.empty();

    @Option(
            names = "--autostart",
            description = "Start at once, and serve the page besides.",
            arity = "0..1",
            fallbackValue = "true")
    private boolean autostart;

    @Option(
            names = "--autoquit",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "End this long after the run has stopped; with --autostart.")
    private Optional<Duration> autoquit = Optional.empty();

    @Option(
            names = {"--class-picker", "--userclass-picker"},
            description = "Let the page choose user classes, their settings and the load shape.",
            arity = "0..1",
            fallbackValue = "true")
    private boolean classPicker;

    @Option(
            names = "--allow-get-control",
            description = "Obey Locust's GET /stop and GET /stats/reset. Any page could send them.",
            arity = "0..1",
            fallbackValue = "true")
    private boolean getControl;

    @Option(
            names = "--percentiles-to-statistics",
            paramLabel = "LIST",
            split = ",",
            converter = OnePercentile.class,
            description =
                    "The percentiles of the page's table, as 0.95 or 95%%, separated by commas."
                            + " Default: 50%%, 95%% and 99%%.")
    private List<Percentile> statistics = new ArrayList<>();

    @Option(
            names = "--percentiles-to-chart",
            paramLabel = "LIST",
            split = ",",
            converter = OnePercentile.class,
            description = "The same for the page's charts.")
    private List<Percentile> charted = new ArrayList<>();

    /** Called by picocli. */
    public PageOptions() {}

    /** Drops what a file says where it excludes what was typed. */
    void settle(Typed typed) {
        if (login.isPresent() && token.isPresent()) {
            if (typed.wins("--web-login", "--web-token")) {
                token = Optional.empty();
            } else if (typed.wins("--web-token", "--web-login")) {
                login = Optional.empty();
            }
        }
    }

    /** What is wrong with these options together, if anything is. */
    Optional<String> conflict() {
        if (autoquit.isPresent() && !autostart) {
            return Optional.of("--autoquit needs --autostart: nothing else starts a run by itself");
        }
        if (certificate.isPresent() != key.isPresent()) {
            return Optional.of("--tls-cert and --tls-key need each other: give both");
        }
        if (login.isPresent() && token.isPresent()) {
            return Optional.of("--web-login and --web-token exclude each other: give one");
        }
        if (token.filter(text -> text.length() < SHORTEST_TOKEN).isPresent()) {
            return Optional.of("--web-token must have at least 16 characters");
        }
        return unreadable(certificate).or(() -> unreadable(key));
    }

    private static Optional<String> unreadable(Optional<Path> file) {
        return file.filter(path -> !Files.isReadable(path))
                .map(path -> path + " must be a PEM file that can be read, but is not");
    }

    /**
     * What was asked for.
     *
     * @throws OptionConflict if a value is wrong
     */
    public PagePlan plan() {
        try {
            PageSettings settings =
                    new PageSettings(
                            host.isEmpty() ? "*" : host,
                            port,
                            basePath.replaceFirst("/$", ""),
                            certificate.map(
                                    chain ->
                                            new PageSettings.Certificate(chain, key.orElseThrow())),
                            access(),
                            names,
                            getControl,
                            percentiles());
            return new PagePlan(settings, displayName, autostart, autoquit, classPicker);
        } catch (IllegalArgumentException e) {
            throw new OptionConflict(String.valueOf(e.getMessage()));
        }
    }

    private ShownPercentiles percentiles() {
        ShownPercentiles usual = ShownPercentiles.DEFAULT;
        return new ShownPercentiles(
                statistics.isEmpty() ? usual.statistics() : statistics,
                charted.isEmpty() ? usual.charts() : charted);
    }

    private Access access() {
        if (login.isPresent()) {
            return new Access.Users(Passwords.read(login.get()));
        }
        if (token.isPresent()) {
            return new Access.Token(token.get());
        }
        return isLoopback() ? Access.OPEN : Access.Token.random();
    }

    private boolean isLoopback() {
        try {
            return !host.isEmpty()
                    && !host.equals("*")
                    && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new OptionConflict(
                    "--web-host must be an address of this machine, but nothing is known of "
                            + host);
        }
    }
}
