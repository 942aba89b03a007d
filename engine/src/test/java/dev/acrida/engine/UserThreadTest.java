package dev.acrida.engine;

import static dev.acrida.engine.Fixtures.await;
import static dev.acrida.engine.Fixtures.say;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.Task;
import dev.acrida.TaskSet;
import dev.acrida.User;
import dev.acrida.engine.UserThread.Ending;
import dev.acrida.spi.ClientFactory;
import dev.acrida.spi.UserContext;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.concurrent.CountDownLatch;

@SuppressWarnings("ClassCanBeStatic") // the users and task sets are as authors write them
class UserThreadTest {
    private static volatile CountDownLatch gate = new CountDownLatch(1);

    @BeforeEach
    void forget() {
        Fixtures.forget();
        gate = new CountDownLatch(1);
    }

    @Test
    void aStoppedUserFinishesItsTask() throws InterruptedException {
        Solo solo = Solo.start(Busy.class);
        await("the task has begun", () -> Fixtures.said().contains("begin"));

        solo.control().stop();
        gate.countDown();

        assertThat(solo.awaitEnd()).isEqualTo(Ending.DONE);
        assertThat(Fixtures.said())
                .containsExactly("begin", "end", "set.onStop clean", "user.onStop clean");
    }

    @Test
    void aKilledUserEndsInItsTaskWithoutAnError() throws InterruptedException {
        Solo solo = Solo.start(Busy.class);
        await("the task has begun", () -> Fixtures.said().contains("begin"));

        solo.control().kill();

        assertThat(solo.awaitEnd()).isEqualTo(Ending.DONE);
        assertThat(Fixtures.said())
                .containsExactly("begin", "set.onStop clean", "user.onStop clean");
        assertThat(solo.stats().exceptions()).isEmpty();
    }

    @Test
    void aKillSparesOnStopButForceDoesNot() throws InterruptedException {
        Solo solo = Solo.start(HangsInOnStop.class);
        await("onStop has begun", () -> Fixtures.said().contains("stopping"));

        solo.control().kill();
        solo.control().force();

        solo.awaitEnd();
        assertThat(Fixtures.said()).containsExactly("stopping", "interrupted");
    }

    @Test
    void aUserKilledInOnStartStillRunsItsOnStop() throws InterruptedException {
        Solo solo = Solo.start(SlowStart.class);
        await("onStart has begun", () -> Fixtures.said().contains("starting"));

        solo.control().kill();

        assertThat(solo.awaitEnd()).isEqualTo(Ending.DONE);
        assertThat(Fixtures.said()).containsExactly("starting", "user.onStop");
    }

    @Test
    void anExceptionInOnStartEndsTheUserWithoutOnStop() throws InterruptedException {
        Solo solo = Solo.start(BadStart.class);

        assertThat(solo.awaitEnd()).isEqualTo(Ending.FAILED_TO_START);
        assertThat(Fixtures.said()).isEmpty();
        assertThat(solo.stats().exceptions().getFirst().message()).contains("no login");
    }

    @Test
    void aUserHasOneClientOfAKindAndClosesItAtItsEnd() throws InterruptedException {
        Solo.start(Caller.class, new PhoneFactory()).awaitEnd();

        assertThat(Fixtures.said()).containsExactly("create for 17", "same true", "close");
    }

    static class Busy extends User {
        @Task
        class Set extends TaskSet {
            @Task
            void work() throws InterruptedException {
                say("begin");
                gate.await();
                say("end");
            }

            @Override
            public void onStop() {
                say("set.onStop" + clean());
            }
        }

        @Override
        public void onStop() {
            say("user.onStop" + clean());
        }

        private static String clean() {
            return Thread.currentThread().isInterrupted() ? " interrupted" : " clean";
        }
    }

    static class HangsInOnStop extends User {
        @Task
        void end() {
            stopUser();
        }

        @Override
        public void onStop() throws InterruptedException {
            say("stopping");
            try {
                gate.await();
            } catch (InterruptedException e) {
                say("interrupted");
                throw e;
            }
        }
    }

    static class SlowStart extends User {
        @Override
        public void onStart() throws InterruptedException {
            say("starting");
            gate.await();
        }

        @Task
        void never() {
            say("never");
        }

        @Override
        public void onStop() {
            say("user.onStop");
        }
    }

    static class BadStart extends User {
        @Override
        public void onStart() {
            throw new IllegalStateException("no login");
        }

        @Task
        void never() {
            say("never");
        }

        @Override
        public void onStop() {
            say("never");
        }
    }

    static class Caller extends User {
        private final Phone phone = userContext().client(Phone.class);

        @Task
        void call() {
            say("same " + userContext().client(Phone.class).equals(phone));
            stopUser();
        }
    }

    static final class Phone implements AutoCloseable {
        @Override
        public void close() {
            say("close");
        }
    }

    static final class PhoneFactory implements ClientFactory<Phone> {
        @Override
        public Class<Phone> type() {
            return Phone.class;
        }

        @Override
        public Phone create(UserContext user) {
            say("create for " + user.userId());
            return new Phone();
        }

        @Override
        public void close() {}
    }
}
