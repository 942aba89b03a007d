package dev.acrida.cli.option;

import dev.acrida.testkit.ShopOptions;

import picocli.CommandLine.Option;

/** Where the sample shop listens. */
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

    /** Called by picocli. */
    public TargetOptions() {}

    /** The shop asked for. */
    public ShopOptions shop() {
        return ShopOptions.DEFAULT.withHost(host).withPort(port);
    }
}
