package dev.acrida.cli.run;

import dev.acrida.cli.compile.CompiledTest;
import dev.acrida.engine.Load;
import dev.acrida.engine.Run;
import dev.acrida.engine.RunOutcome;
import dev.acrida.engine.RunPlan;
import dev.acrida.engine.threshold.Thresholds;
import dev.acrida.report.AtomicFile;
import dev.acrida.report.file.RunRecord;
import dev.acrida.stats.Interval;
import dev.acrida.threshold.ThresholdVerdict;

import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Runs a test at once, from its first user to its exit code, reporting to the console. */
public final class HeadlessRun {
    private static final System.Logger LOG = System.getLogger("acrida.run");
    private static final int WIDTH_OF_FILES = 120;
    private static final long SECOND_NANOS = 1_000_000_000;

    private final RunSettings settings;
    private final InputStream in;
    private final PrintStream out;

    /** Creates one that reads keys from, and prints to, these. */
    public HeadlessRun(RunSettings settings, InputStream in, PrintStream out) {
        this.settings = settings;
        this.in = in;
        this.out = out;
    }

    /**
     * Runs the test.
     *
     * @return the exit code
     * @throws dev.acrida.engine.definition.TestDefinitionException if the test breaks a rule
     * @throws java.io.UncheckedIOException if a file cannot be written
     * @throws InterruptedException if this thread is interrupted; the run is stopped then
     */
    public int run(CompiledTest test) throws InterruptedException {
        return run(test, RunOpener.HERE);
    }

    /** Like {@link #run(CompiledTest)}, where the opener says. */
    public int run(CompiledTest test, RunOpener opener) throws InterruptedException {
        Optional<Terminal> terminal = Terminal.open();
        int width = terminal.flatMap(open -> Terminal.width()).orElse(WIDTH_OF_FILES);
        RunPlan plan = Planning.plan(test, settings);
        requireWritableFiles();
        Thresholds thresholds = Thresholds.of(plan.userClasses(), settings.extras().failIf());
        RunRecord.Facts facts = RunFacts.of(settings, plan);
        Queue<Interval> intervals = new ConcurrentLinkedQueue<>();
        boolean saved = settings.reports().saves();
        try (Run run = opener.open(saved ? plan.withIntervals(intervals::add) : plan);
                Reports reports = Reports.open(settings.reports(), width, out)) {
            Load load = plan.shape().map(ShapeChoice::load).orElseGet(settings::load);
            reports.save(run, settings.load(), facts, intervals);
            settings.extras().requestLog().ifPresent(file -> reports.log(run, file));
            warnOfLimits(load);
            String profile = settings.profile().map(name -> " (" + name + ")").orElse("");
            LOG.log(System.Logger.Level.INFO, "Starting {0}{1}", sentence(plan, load), profile);
            run.start(load);
            Runnable beforeSuddenEnd = () -> terminal.ifPresent(Terminal::close);
            try (EndOfProcess end = EndOfProcess.of(run, beforeSuddenEnd)) {
                terminal.ifPresent(open -> readKeys(open, run));
                watch(run, reports);
                terminal.ifPresent(Terminal::close);
                int code = end(run, reports, thresholds);
                end.ready(code);
                return code;
            }
        } finally {
            terminal.ifPresent(Terminal::close);
        }
    }

    /** All, before the first is begun: a run whose results have no place had better not happen. */
    private void requireWritableFiles() {
        settings.reports().files(settings.load()).forEach(AtomicFile::requireWritable);
        settings.extras().requestLog().ifPresent(AtomicFile::requireWritable);
    }

    private void warnOfLimits(Load load) {
        int sources = settings.network().sourceAddresses().size();
        for (String warning : MachineLimits.read().warnings(load.users(), sources)) {
            LOG.log(System.Logger.Level.WARNING, "{0}", warning);
        }
    }

    private void readKeys(Terminal terminal, Run run) {
        terminal.readKeys();
        new Keys(run, settings.load().users(), in).start();
    }

    /** Reports each second, at times that do not drift, until the test has stopped. */
    private static void watch(Run run, Reports reports) throws InterruptedException {
        long start = System.nanoTime();
        for (long second = 0; ; second++) {
            long due = start + second * SECOND_NANOS;
            if (run.awaitStopped(Duration.ofNanos(Math.max(0, due - System.nanoTime())))) {
                return;
            }
            reports.second(second, run.stats(), run.status().users());
        }
    }

    private int end(Run run, Reports reports, Thresholds thresholds) {
        RunOutcome outcome = run.quitting();
        List<ThresholdVerdict> verdicts = thresholds.judge(outcome.stats());
        int code = outcome.exitCode(settings.exitCodeOnError(), verdicts);
        reports.end(outcome, verdicts, run.status().load().users(), code);
        if (outcome.allUsersFailed()) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "The run failed: every user ended in its constructor or onStart");
        }
        LOG.log(System.Logger.Level.INFO, "Shutting down (exit code {0})", code);
        run.quit(code);
        return code;
    }

    private static String sentence(RunPlan plan, Load load) {
        return plan.shape()
                .map(shape -> "with the load shape " + shape.shape().name())
                .orElseGet(() -> sentence(load));
    }

    private static String sentence(Load load) {
        String users = load.users() == 1 ? "1 user" : load.users() + " users";
        String until =
                load.runTime()
                        .map(time -> "for " + time.toSeconds() + " s")
                        .orElse("until stopped");
        return "%s at %s/s, %s".formatted(users, number(load.spawnRate()), until);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
