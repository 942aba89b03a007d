package dev.acrida.cli.option;

import dev.acrida.cli.run.ExportPlan;

import picocli.CommandLine.Option;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/** What other systems are told while a run goes on. */
public final class ExportOptions {
    @Option(
            names = "--prometheus-port",
            paramLabel = "PORT",
            converter = Ranges.Port.class,
            description = "Let Prometheus scrape the run at http://localhost:PORT/metrics.")
    private Optional<Integer> prometheusPort = Optional.empty();

    @Option(
            names = "--prometheus-host",
            paramLabel = "ADDRESS",
            converter = NetworkOptions.Address.class,
            description =
                    "The address of this machine to be scraped at. Default: 127.0.0.1; 0.0.0.0 is"
                            + " every address.")
    private Optional<InetAddress> prometheusHost = Optional.empty();

    @Option(
            names = {"--enable-opentelemetry", "--otel"},
            description =
                    "Send metrics, traces and the log to OpenTelemetry, as the environment's OTEL_…"
                            + " variables say.",
            arity = "0..1",
            fallbackValue = "true")
    private boolean openTelemetry;

    /** Called by picocli. */
    public ExportOptions() {}

    /** What is wrong with these options together, if anything is. */
    Optional<String> conflict() {
        return prometheusHost.isPresent() && prometheusPort.isEmpty()
                ? Optional.of("--prometheus-host needs --prometheus-port PORT")
                : Optional.empty();
    }

    /** What is to be told, and where. */
    public ExportPlan plan() {
        InetAddress host = prometheusHost.orElseGet(InetAddress::getLoopbackAddress);
        return new ExportPlan(
                prometheusPort.map(port -> new InetSocketAddress(host, port)), openTelemetry);
    }
}
