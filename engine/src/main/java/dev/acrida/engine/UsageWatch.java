package dev.acrida.engine;

import dev.acrida.CpuWarning;
import dev.acrida.Environment;
import dev.acrida.UsageMonitor;

import java.time.Duration;

/** Tells listeners what the process takes. Confined to the run's loop. */
final class UsageWatch {
    /** How often it is to look. */
    static final Duration PERIOD = Duration.ofSeconds(10);

    private static final System.Logger LOG = System.getLogger("acrida.run");
    private static final double HIGH = 90;

    private final Environment environment;
    private final EventBus events;
    private final Usage usage;
    private final Ticker ticker;
    private long nanos;
    private long cpuNanos;
    private boolean warned;

    UsageWatch(Environment environment, EventBus events, Usage usage, Ticker ticker) {
        this.environment = environment;
        this.events = events;
        this.usage = usage;
        this.ticker = ticker;
        this.nanos = ticker.nanos();
        this.cpuNanos = usage.cpuNanos();
    }

    /** Watches this process. */
    static UsageWatch of(Environment environment, EventBus events) {
        return new UsageWatch(environment, events, Usage.OF_PROCESS, Ticker.SYSTEM);
    }

    /** Fires what has been used since it looked last. */
    void look() {
        long now = ticker.nanos();
        long cpu = usage.cpuNanos();
        double possible = (double) (now - nanos) * usage.cores();
        double percent = Math.clamp(100.0 * (cpu - cpuNanos) / possible, 0, 100);
        nanos = now;
        cpuNanos = cpu;
        tell(percent);
    }

    private void tell(double percent) {
        stopIf(events.tell(new UsageMonitor(environment, percent, usage.residentBytes())));
        if (percent > HIGH) {
            warn(percent);
            stopIf(events.tell(new CpuWarning(environment, percent)));
        }
    }

    private void warn(double percent) {
        if (!warned) {
            warned = true;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "This process uses {0} % of its cores: response times may be its own rather"
                            + " than the server''s",
                    Math.round(percent));
        }
    }

    private void stopIf(boolean asked) {
        if (asked) {
            environment.stop();
        }
    }
}
