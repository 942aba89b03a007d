package dev.acrida.engine;

import dev.acrida.ControlFlow;
import dev.acrida.Environment;
import dev.acrida.HttpSettings;
import dev.acrida.HttpUser;
import dev.acrida.StopTest;
import dev.acrida.StopUser;
import dev.acrida.TaskOwner;
import dev.acrida.TaskSet;
import dev.acrida.Transaction;
import dev.acrida.User;
import dev.acrida.UserCode;
import dev.acrida.UserError;
import dev.acrida.engine.definition.TaskDefinition;
import dev.acrida.engine.definition.UserClass;
import dev.acrida.spi.SampleSink;
import dev.acrida.spi.UserContext;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/** What the run holds for one user while it lives. Confined to the user's thread. */
final class LiveUser implements UserContext {
    private final RunScope scope;
    private final UserClass userClass;
    private final long id;
    private final UserControl control;
    private final UserSamples samples;
    private final UserClients clients;
    private final Iterating iterating;

    private @Nullable OpenTransactions transactions;
    private @Nullable User user;
    private @Nullable TaskLoop innermost;

    LiveUser(RunScope scope, UserClass userClass, long id, UserControl control) {
        this.scope = scope;
        this.userClass = userClass;
        this.id = id;
        this.control = control;
        this.samples = new UserSamples(scope, id);
        this.clients = new UserClients(scope.clients(), this);
        this.iterating = new Iterating(scope.workload().budget(), limit());
    }

    /** Makes the user itself. */
    User create() throws Throwable {
        User created = ScopedValue.where(CURRENT, this).<User, Throwable>call(userClass::create);
        user = created;
        return created;
    }

    /** Records what a task threw, and fires its event; a killed user ends instead. */
    void taskFailed(Throwable exception) {
        if (control.isCut()) {
            throw new StopUser();
        }
        failed("a task of", exception);
        if (user != null) {
            scope.events().fire(new UserError(user, exception));
        }
    }

    /** Records what the user's code threw. */
    void failed(String where, Throwable exception) {
        scope.exceptions().record(where + " " + this, exception);
    }

    /** Runs {@code onStop} of the user or one of its task sets; nothing comes out of it. */
    void runOnStop(TaskOwner owner) {
        try {
            owner.onStop();
        } catch (ControlFlow e) {
            heed(e);
        } catch (Throwable e) {
            if (!control.isCut()) {
                failed("onStop of", e);
            }
        }
    }

    /** Does what is asked for outside of any task: ends the test, or this user. */
    void heed(ControlFlow flow) {
        if (flow instanceof StopTest) {
            scope.environment().stop();
        }
        control.stop();
    }

    UserControl control() {
        return control;
    }

    Iterating iterating() {
        return iterating;
    }

    Workload workload() {
        return scope.workload();
    }

    private OptionalLong limit() {
        OptionalLong asked = scope.workload().rules().userIterations();
        return asked.isPresent() ? asked : userClass.iterations();
    }

    long nanos() {
        return scope.ticker().nanos();
    }

    void innermost(TaskLoop loop) {
        innermost = loop;
    }

    /** Begins to serve the arrival that it was given. */
    void begin(Seat seat) {
        long late = seat.begin(nanos());
        scope.recorder().arrivalStarted(late);
        samples.begin(new Lag(late, late));
    }

    /** Begins what comes after a pause. */
    void begin(Pacer pacer) {
        Lag lag = pacer.lag(nanos());
        if (lag != null) {
            scope.recorder().pacedStart(lag.lateNanos());
            scope.recorder().startsMissed(pacer.missed());
            samples.begin(lag);
        }
    }

    /** A task that is no task set has ended. */
    void iterationEnded() {
        iterating.ended();
        samples.forgetLag();
        clients.iterationEnded();
    }

    /** Closes the books of this user; for any thread, since a user may hang. */
    void settle() {
        samples.close();
    }

    void closeClients() {
        clients.close();
    }

    @Override
    public long userId() {
        return id;
    }

    @Override
    public Environment environment() {
        return scope.environment();
    }

    @Override
    public String host() {
        return scope.host()
                .or(userClass::host)
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        userClass.name()
                                                + " has no host: give --host, or mark it @Host"));
    }

    @Override
    public <C> C client(Class<C> type) {
        return clients.get(type);
    }

    @Override
    public HttpSettings httpSettings() {
        if (user == null) {
            throw new IllegalStateException(
                    this + " cannot send a request in its constructor: use onStart");
        }
        return user instanceof HttpUser http ? http.httpSettings() : HttpSettings.DEFAULT;
    }

    @Override
    public Map<String, Object> eventContext() {
        return user == null ? Map.of() : user.context();
    }

    @Override
    public SampleSink samples() {
        return samples;
    }

    @Override
    public void pause() {
        if (innermost == null) {
            throw new IllegalStateException(this + " cannot pause in its constructor: use onStart");
        }
        innermost.pause();
    }

    @Override
    public void schedule(TaskOwner owner, UserCode<?> task, boolean first) {
        loopOf(owner).schedule(new TaskDefinition.OfCode(task), first);
    }

    @Override
    public void schedule(TaskOwner owner, Class<? extends TaskSet> task, boolean first) {
        loopOf(owner).schedule(task, first);
    }

    private TaskLoop loopOf(TaskOwner owner) {
        TaskLoop loop = innermost;
        while (loop != null && !loop.isOf(owner)) {
            loop = loop.outer();
        }
        if (loop == null) {
            throw new IllegalStateException(
                    owner.getClass().getSimpleName()
                            + " cannot schedule a task before onStart or after onStop");
        }
        return loop;
    }

    @Override
    public Transaction transaction(String name) {
        OpenTransactions made = transactions;
        if (made == null) {
            made = new OpenTransactions(this, samples);
            transactions = made;
            samples.partOf(made);
        }
        return made.begin(name);
    }

    @Override
    public boolean rendezvous(String name, int users, Duration longest) {
        return control.meet(() -> scope.workload().meetings().meet(name, users, longest.toNanos()));
    }

    @Override
    public String toString() {
        return userClass.name() + " user-" + id;
    }
}
