package dev.acrida.cli.run;

import dev.acrida.engine.Load;
import dev.acrida.report.file.RunRecord;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Names of pages in which {@code {u}} becomes the number of users, {@code {r}} the spawn rate and
 * {@code {t}} the run time in seconds (0 for none), as in Locust.
 */
public final class PageName {
    private PageName() {}

    /** The page of a run of this load. */
    static Path of(String name, Load load) {
        return spelled(
                name,
                Integer.toString(load.users()),
                Long.toString((long) load.spawnRate()),
                Long.toString(load.runTime().map(Duration::toSeconds).orElse(0L)));
    }

    /** The page of a run that was saved under these circumstances. */
    public static Path of(String name, RunRecord.Facts facts) {
        Map<String, String> options = facts.options();
        return spelled(
                name,
                options.getOrDefault("users", "0"),
                options.getOrDefault("spawn-rate", "0").replaceFirst("\\..*", ""),
                options.getOrDefault("run-time", "0s").replace("s", ""));
    }

    private static Path spelled(String name, String users, String spawnRate, String seconds) {
        return Path.of(
                name.replace("{u}", users).replace("{r}", spawnRate).replace("{t}", seconds));
    }
}
