package dev.acrida.cli.run;

import dev.acrida.engine.Run;
import dev.acrida.http.HttpOptions;
import dev.acrida.report.file.RunRecord;
import dev.acrida.stats.Interval;

/**
 * What a run tells other systems while it goes on. The classes behind it are loaded only where
 * something is told. Confined to the run's thread, but for {@link #add}.
 */
sealed interface Exports extends AutoCloseable permits LiveExports, Exports.None {
    /**
     * Begins to export, if that is asked for.
     *
     * @throws java.io.UncheckedIOException if the endpoint's address cannot be had
     * @throws dev.acrida.cli.config.ConfigException if the environment says what OpenTelemetry does
     *     not know
     */
    static Exports open(ExportPlan plan, RunRecord.Facts facts) {
        return plan.any() ? LiveExports.open(plan, facts) : new None();
    }

    /** The same options, letting requests be followed if that is asked for. */
    HttpOptions trace(HttpOptions options);

    /** From now on this run is told of. */
    void begin(Run run);

    /** Whether anyone wants to know what was recorded each second. */
    boolean wantsIntervals();

    /** Tells what was recorded in about a second; does not block. */
    void add(Interval interval);

    @Override
    void close();

    /** Tells nobody anything. */
    record None() implements Exports {
        @Override
        public HttpOptions trace(HttpOptions options) {
            return options;
        }

        @Override
        public void begin(Run run) {}

        @Override
        public boolean wantsIntervals() {
            return false;
        }

        @Override
        public void add(Interval interval) {}

        @Override
        public void close() {}
    }
}
