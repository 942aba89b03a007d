package dev.acrida.cli.run;

import dev.acrida.cli.compile.CompiledTest;
import dev.acrida.cli.machine.MachineLimits;
import dev.acrida.cli.selftest.CeilingFile;
import dev.acrida.engine.JudgedRun;
import dev.acrida.engine.Load;
import dev.acrida.engine.Run;
import dev.acrida.engine.RunOutcome;
import dev.acrida.engine.RunPlan;
import dev.acrida.engine.arrival.LoadSplit;
import dev.acrida.engine.arrival.OpenLoad;
import dev.acrida.engine.threshold.Thresholds;
import dev.acrida.http.HttpOptions;
import dev.acrida.report.AtomicFile;
import dev.acrida.report.file.RunRecord;
import dev.acrida.stats.Interval;

import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Runs a test, from its first user to its exit code, reporting to the console. */
public final class HeadlessRun {
    private static final System.Logger LOG = System.getLogger("acrida.run");
    private static final int WIDTH_OF_FILES = 120;
    private static final long SECOND_NANOS = 1_000_000_000;

    private final RunSettings settings;
    private final Conduct conduct;
    private final InputStream in;
    private final PrintStream out;

    /** Creates one that starts at once, reads keys from these, and prints to these. */
    public HeadlessRun(RunSettings settings, InputStream in, PrintStream out) {
        this(settings, RunOpener.HERE, in, out);
    }

    /** Like {@link #HeadlessRun(RunSettings, InputStream, PrintStream)}, where the opener says. */
    public HeadlessRun(RunSettings settings, RunOpener opener, InputStream in, PrintStream out) {
        this(settings, new Conduct.Headless(opener), in, out);
    }

    HeadlessRun(RunSettings settings, Conduct conduct, InputStream in, PrintStream out) {
        this.settings = settings;
        this.conduct = conduct;
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
        Optional<Terminal> terminal = Terminal.open();
        int width = terminal.flatMap(open -> Terminal.width()).orElse(WIDTH_OF_FILES);
        RunPlan plan = Planning.aimed(test, settings);
        requireWritableFiles();
        Thresholds thresholds = Thresholds.of(plan.userClasses(), settings.extras().failIf());
        Load load = load(plan);
        RunRecord.Facts facts = RunFacts.of(settings, plan.cast(), load);
        Notes notes = new Notes();
        try (Exports exports = Exports.open(settings.reports().exports(), facts);
                Run run = open(equipped(plan, exports, notes), thresholds);
                Reports reports = Reports.open(settings.reports(), width, out)) {
            exports.begin(run);
            LoadSplit.of(plan.userClasses(), load.open());
            reports.save(run, settings.load(), () -> conduct.facts().orElse(facts), notes);
            settings.extras().requestLog().ifPresent(file -> reports.log(run, file));
            warnOfLimits(load);
            conduct.begin(run, load, LoadText.sentence(plan.cast(), load));
            Runnable beforeSuddenEnd = () -> terminal.ifPresent(Terminal::close);
            try (EndOfProcess end =
                    EndOfProcess.of(() -> conduct.end(run), run::handOver, beforeSuddenEnd)) {
                terminal.ifPresent(open -> readKeys(open, run));
                watch(run, reports);
                terminal.ifPresent(Terminal::close);
                int code = end(run, reports);
                // A signal that waits ends the process at once.
                conduct.close();
                end.ready(code);
                return code;
            }
        } finally {
            terminal.ifPresent(Terminal::close);
        }
    }

    private Load load(RunPlan plan) {
        return plan.shape()
                .map(shape -> ShapeChoice.load(shape, settings.load().open()))
                .orElseGet(settings::load);
    }

    private Run open(RunPlan plan, Thresholds thresholds) throws InterruptedException {
        if (!conduct.mayLackHost()) {
            plan.requireHosts();
        }
        OptionalDouble ceiling = CeilingFile.ofUser().ceiling();
        return JudgedRun.of(conduct.open(plan), thresholds, ceiling);
    }

    /** All, before the first is begun: a run whose results have no place had better not happen. */
    private void requireWritableFiles() {
        settings.reports().files(settings.load()).forEach(AtomicFile::requireWritable);
        settings.extras().requestLog().ifPresent(AtomicFile::requireWritable);
    }

    private void warnOfLimits(Load load) {
        int sources = settings.network().sourceAddresses().size();
        OpenLoad open = load.open();
        int arriving = open.maxUsers() == OpenLoad.MAX_USERS ? 0 : open.maxUsers();
        for (String warning : MachineLimits.read().warnings(load.users() + arriving, sources)) {
            LOG.log(System.Logger.Level.WARNING, "{0}", warning);
        }
    }

    /** With clients, and with those who want to know what was recorded. */
    private RunPlan equipped(RunPlan plan, Exports exports, Notes notes) {
        HttpOptions http = exports.trace(HttpOptions.DEFAULT.withNetwork(settings.network()));
        Consumer<Interval> all = conduct.intervals();
        if (settings.reports().saves()) {
            all = all.andThen(notes::add);
        }
        if (exports.wantsIntervals()) {
            all = all.andThen(exports::add);
        }
        return Planning.equipped(plan, http).withIntervals(all);
    }

    private void readKeys(Terminal terminal, Run run) {
        terminal.readKeys();
        new Keys(run, conduct::showPage, in).start();
    }

    /** Reports each second, at times that do not drift, until the test has stopped. */
    private void watch(Run run, Reports reports) throws InterruptedException {
        long start = System.nanoTime();
        for (long second = 0; ; second++) {
            long due = start + second * SECOND_NANOS;
            if (conduct.awaitOver(run, Duration.ofNanos(Math.max(0, due - System.nanoTime())))) {
                return;
            }
            reports.second(second, run);
            if (reports.lackEnd(run)) {
                RunOutcome outcome = run.outcome();
                reports.endOfTest(outcome, run.status().load().users(), exitCode(outcome));
            }
        }
    }

    private int end(Run run, Reports reports) {
        RunOutcome outcome = run.quitting();
        int code = exitCode(outcome);
        reports.end(outcome, run.status().load().users(), code);
        if (outcome.allUsersFailed()) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "The run failed: every user ended in its constructor or onStart");
        }
        LOG.log(System.Logger.Level.INFO, "Shutting down (exit code {0})", code);
        run.quit(code);
        return code;
    }

    private int exitCode(RunOutcome outcome) {
        return outcome.exitCode(settings.exitCodeOnError(), settings.extras().worstVerdict());
    }
}
