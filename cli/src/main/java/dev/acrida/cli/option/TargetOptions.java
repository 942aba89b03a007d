package dev.acrida.cli.option;

import dev.acrida.testkit.Freeze;
import dev.acrida.testkit.ShopOptions;

import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;

/** Where the sample shop listens, and how it misbehaves. */
public final class TargetOptions {
    @Option(
            names = "--port",
            paramLabel = "N",
            converter = Ranges.Port.class,
            description = "The port to listen on; 0 for any free one. Default: 0.")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The address to listen on. Default: 127.0.0.1.")
    private String host = "127.0.0.1";

    @Option(
            names = "--tls",
            description = "Speak https, with a certificate that nobody signed.",
            arity = "0..1",
            fallbackValue = "true")
    private boolean tls;

    @Option(
            names = "--http2",
            description =
                    "Speak HTTP/2 beside HTTP/1.1: as agreed on with --tls (ALPN), else with"
                            + " clients that know (h2c).")
    private boolean http2;

    @Option(
            names = "--fail-every",
            paramLabel = "N",
            converter = Ranges.Count.class,
            description = "Answer every n-th request with status 500.")
    private int failEvery;

    @Option(
            names = "--reset-every",
            paramLabel = "N",
            converter = Ranges.Count.class,
            description = "Reset every n-th request's connection inside the body.")
    private int resetEvery;

    @Option(
            names = "--freeze",
            paramLabel = "TIMES",
            converter = Ranges.Freezing.class,
            description =
                    "Answer nobody for a while: 1.4s/10s is 1.4 s at the end of every 10 s,"
                            + " 6s@30s once 6 s after 30 s. May be given several times.")
    private List<Freeze> freezes = new ArrayList<>();

    @Option(
            names = "--capacity",
            paramLabel = "RATE",
            converter = Ranges.RequestRate.class,
            description =
                    "Answer at most so many requests per second, one after the other, while the"
                            + " others wait. Default: any number.")
    private double capacity;

    /** Called by picocli. */
    public TargetOptions() {}

    /** The shop asked for. */
    public ShopOptions shop() {
        return ShopOptions.DEFAULT
                .withHost(host)
                .withPort(port)
                .withTls(tls)
                .withHttp2(http2)
                .withFailEvery(failEvery)
                .withResetEvery(resetEvery)
                .withFreezes(freezes)
                .withCapacity(capacity);
    }
}
