package dev.acrida.cli.run;

import dev.acrida.NodeRole;
import dev.acrida.RunState;
import dev.acrida.cli.config.ConfigException;
import dev.acrida.cli.config.UserChanges;
import dev.acrida.cli.log.LastLines;
import dev.acrida.cli.log.Logging;
import dev.acrida.engine.Cast;
import dev.acrida.engine.Load;
import dev.acrida.engine.Run;
import dev.acrida.engine.ShapePlan;
import dev.acrida.engine.ShapePreview;
import dev.acrida.engine.definition.DeclaredOption;
import dev.acrida.engine.definition.TestDefinitionException;
import dev.acrida.engine.definition.UserChange;
import dev.acrida.engine.threshold.Thresholds;
import dev.acrida.report.CsvReport;
import dev.acrida.report.file.RunRecord;
import dev.acrida.stats.StatsSnapshot;
import dev.acrida.verdict.Check;
import dev.acrida.verdict.Judgement;
import dev.acrida.verdict.Verdict;
import dev.acrida.web.desk.LogTail;
import dev.acrida.web.desk.Offer;
import dev.acrida.web.desk.RefusedOrder;
import dev.acrida.web.desk.Standing;
import dev.acrida.web.desk.StartOrder;
import dev.acrida.web.desk.TestDesk;
import dev.acrida.web.desk.Underway;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Carries out what is ordered on the page of one test. */
final class PageDesk implements TestDesk {
    private static final System.Logger LOG = System.getLogger("acrida.run");
    private static final int LONGEST_PREVIEW_SECONDS = 24 * 60 * 60;

    private volatile Casting casting;
    private final Run run;
    private final Supplier<Path> saved;
    private final Runnable quit;
    private final Thresholds thresholds;
    private volatile Underway underway;
    private volatile StartOrder last = StartOrder.AS_GIVEN;
    private volatile Optional<RunRecord.Facts> facts = Optional.empty();

    PageDesk(Casting casting, Run run, Supplier<Path> saved, Runnable quit) {
        this.casting = casting;
        this.run = run;
        this.saved = saved;
        this.quit = quit;
        this.underway = Underway.of(casting.all());
        this.thresholds = Thresholds.of(casting.all(), casting.settings().extras().failIf());
    }

    @Override
    public Offer offer() {
        return PageOffer.of(casting, last, run.environment().host(), thresholds);
    }

    @Override
    public void check(StartOrder order) {
        casting.load(order, casting.cast(order));
        casting.values(order);
    }

    @Override
    public synchronized void start(StartOrder order) {
        RunState state = run.status().state();
        if (state != RunState.READY && state != RunState.STOPPED) {
            throw RefusedOrder.untimely("a test is going on: stop it before the next");
        }
        Map<DeclaredOption, List<String>> values = casting.values(order);
        Cast cast = casting.cast(order);
        Load load = casting.load(order, cast);
        values.forEach(DeclaredOption::set);
        Logging.hide(casting.options().values().secretTexts());
        run.recast(cast);
        last = order;
        begin(cast);
        facts = Optional.of(RunFacts.of(casting.asOrdered(), cast, load));
        LOG.log(System.Logger.Level.INFO, "Starting {0}", LoadText.sentence(cast, load));
        try {
            run.start(load);
        } catch (TestDefinitionException e) {
            throw RefusedOrder.wrong("", String.valueOf(e.getMessage()));
        }
    }

    /** Takes over the test of the command line, which another process had begun. */
    synchronized void goOn() {
        Cast cast = casting.cast(StartOrder.AS_GIVEN);
        Load load = casting.load(StartOrder.AS_GIVEN, cast);
        begin(cast);
        facts = Optional.of(RunFacts.of(casting.asOrdered(), cast, load));
        run.start(load);
    }

    @Override
    public synchronized void change(String userClass) {
        try {
            UserChange change = UserChanges.parse("user", userClass);
            if (run.environment().role() == NodeRole.MASTER && !change.fields().isEmpty()) {
                throw RefusedOrder.wrong(
                        change.fields().keySet().iterator().next(),
                        "fields of a class cannot be set while its users are on workers: give each"
                                + " of them --config-users");
            }
            casting = casting.with(change);
        } catch (ConfigException | TestDefinitionException e) {
            throw RefusedOrder.wrong("", String.valueOf(e.getMessage()));
        }
    }

    private void begin(Cast cast) {
        Optional<String> shape = cast.shape().map(plan -> plan.shape().name());
        Underway begun = new Underway(cast.userClasses(), shape, Optional.empty());
        underway = begun;
        cast.shape().ifPresent(plan -> Thread.ofVirtual().start(() -> measure(plan, begun)));
    }

    /** Its author's code may take as long as it likes; without a length there is no progress. */
    private void measure(ShapePlan plan, Underway begun) {
        try {
            ShapePreview preview = Casting.preview(plan, LONGEST_PREVIEW_SECONDS);
            if (preview.ended() && underway.equals(begun)) {
                underway = begun.withLength(Duration.ofSeconds(preview.seconds().size()));
            }
        } catch (RefusedOrder e) {
            LOG.log(System.Logger.Level.DEBUG, "the length of the test is not known", e);
        }
    }

    /** Of the test that was started last. */
    Optional<RunRecord.Facts> facts() {
        return facts;
    }

    @Override
    public ShapePreview preview(String shape, StartOrder order) {
        StartOrder named =
                new StartOrder(
                        order.users(),
                        order.spawnRate(),
                        order.host(),
                        order.runTime(),
                        order.profile(),
                        Optional.of(shape),
                        order.userClasses(),
                        order.arrivals(),
                        order.options());
        ShapePlan plan =
                casting.shape(named)
                        .orElseThrow(() -> RefusedOrder.wrong("name", "no shape: " + shape));
        return Casting.preview(plan, LONGEST_PREVIEW_SECONDS);
    }

    @Override
    public Underway underway() {
        return underway;
    }

    @Override
    public Standing standing(StatsSnapshot stats) {
        Judgement judgement = run.judgement();
        Verdict verdict = judgement.verdict();
        return new Standing(
                verdict.isKnown() ? Optional.of(verdictOf(verdict)) : Optional.empty(),
                judgement.thresholds());
    }

    private static Standing.Verdict verdictOf(Verdict verdict) {
        return new Standing.Verdict(
                verdict.validity().name(),
                verdict.reasons().stream().map(Check::toString).toList());
    }

    @Override
    public LogTail log() {
        LastLines last = Logging.last();
        return new LogTail(last.last(), last.lines());
    }

    @Override
    public Path savedRun() {
        return saved.get();
    }

    @Override
    public Optional<Path> csvHistory() {
        return casting.settings()
                .reports()
                .csvPrefix()
                .flatMap(
                        prefix ->
                                CsvReport.files(prefix).stream()
                                        .filter(file -> file.toString().endsWith("_history.csv"))
                                        .findFirst());
    }

    @Override
    public void quit() {
        run.stop(dev.acrida.engine.StopReason.ASKED);
        quit.run();
    }
}
