package dev.acrida.cli.run;

import dev.acrida.RunState;
import dev.acrida.cli.compile.CompiledTest;
import dev.acrida.engine.Load;
import dev.acrida.engine.Run;
import dev.acrida.engine.RunPlan;
import dev.acrida.engine.StopReason;
import dev.acrida.engine.definition.DeclaredOptions;
import dev.acrida.report.file.RunRecord;
import dev.acrida.stats.Interval;
import dev.acrida.web.PageServer;
import dev.acrida.web.desk.StartOrder;
import dev.acrida.web.feed.Journal;
import dev.acrida.web.guard.Access;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** With a page that starts tests, until somebody ends the process. */
final class PageConduct implements Conduct {
    private static final System.Logger LOG = System.getLogger("acrida.page");

    private final RunSettings settings;
    private final PagePlan page;
    private final RunOpener opener;
    private final CompiledTest test;
    private final DeclaredOptions options;
    private final SavedFile saved;
    private final Journal journal = new Journal();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Rounds rounds = new Rounds();

    private volatile @Nullable PageDesk desk;
    private volatile @Nullable PageServer server;

    // Confined to the thread that conducts.
    private long stoppedNanos;
    private boolean stopped;

    PageConduct(
            RunSettings settings,
            PagePlan page,
            RunOpener opener,
            CompiledTest test,
            DeclaredOptions options,
            SavedFile saved) {
        this.settings = settings;
        this.page = page;
        this.opener = opener;
        this.test = test;
        this.options = options;
        this.saved = saved;
    }

    @Override
    public Run open(RunPlan plan) throws InterruptedException {
        return opener.open(plan);
    }

    @Override
    public boolean mayLackHost() {
        return !page.autostart();
    }

    @Override
    public Consumer<Interval> intervals() {
        return journal;
    }

    @Override
    public Optional<RunRecord.Facts> facts() {
        PageDesk opened = desk;
        return opened == null ? Optional.empty() : opened.facts();
    }

    @Override
    public void begin(Run run, Load load, String what) {
        PageDesk opened =
                new PageDesk(
                        new Casting(test, settings, options, page.classPicker()),
                        run,
                        this::saved,
                        over::countDown);
        desk = opened;
        PageServer serving = PageServer.open(page.settings(), run, journal, opened);
        server = serving;
        announce(serving);
        if (run.status().state() != RunState.READY) {
            opened.goOn();
        } else if (page.autostart()) {
            opened.start(StartOrder.AS_GIVEN);
        }
    }

    /** Not by the log, which others may read: the address may hold the token. */
    private void announce(PageServer serving) {
        String address =
                page.displayName()
                        .map(
                                name ->
                                        serving.addressWithToken()
                                                .replaceFirst("//[^/:]+", "//" + name))
                        .orElseGet(serving::addressWithToken);
        System.err.println("Page at " + address);
        if (!page.settings().access().equals(Access.OPEN) && page.settings().tls().isEmpty()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The page is served without TLS: give --tls-cert and --tls-key, or put a proxy"
                            + " before it");
        }
    }

    /** The file, once all that has happened up to now is in it. */
    private Path saved() {
        rounds.await();
        return saved.path();
    }

    @Override
    public boolean awaitOver(Run run, Duration longest) throws InterruptedException {
        rounds.written();
        boolean ending = over.await(longest.toNanos(), TimeUnit.NANOSECONDS) || isTimeUp(run);
        rounds.begins();
        return ending && run.awaitStopped(longest);
    }

    private boolean isTimeUp(Run run) {
        boolean nowStopped = run.status().state() == RunState.STOPPED;
        if (nowStopped && !stopped) {
            stoppedNanos = System.nanoTime();
        }
        stopped = nowStopped;
        return stopped
                && page.autoquit()
                        .map(Duration::toNanos)
                        .filter(pause -> System.nanoTime() - stoppedNanos >= pause)
                        .isPresent();
    }

    /** Without its token: a command line is no secret. */
    @Override
    public void showPage() {
        PageServer opened = server;
        if (opened != null) {
            Browser.show(opened.address());
        }
    }

    @Override
    public void end(Run run) {
        run.stop(StopReason.ASKED);
        over.countDown();
    }

    @Override
    public void close() {
        rounds.end();
        if (server != null) {
            server.close();
        }
        saved.close();
    }
}
