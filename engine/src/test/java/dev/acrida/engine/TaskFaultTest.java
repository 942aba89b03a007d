package dev.acrida.engine;

import static dev.acrida.engine.Fixtures.say;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.InterruptTaskSet;
import dev.acrida.SequentialTaskSet;
import dev.acrida.Task;
import dev.acrida.TaskSet;
import dev.acrida.User;
import dev.acrida.UserError;
import dev.acrida.engine.UserThread.Ending;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

@SuppressWarnings("ClassCanBeStatic") // the users and task sets are as authors write them
class TaskFaultTest {
    @BeforeEach
    void forget() {
        Fixtures.forget();
    }

    @Test
    void anExceptionIsRecordedAndTheUserGoesOn() throws InterruptedException {
        List<String> errors = new ArrayList<>();
        EventBus events = new EventBus();
        events.on(UserError.class, e -> errors.add(e.exception().getMessage()));
        Solo solo = Solo.start(Faulty.class, events);

        assertThat(solo.awaitEnd()).isEqualTo(Ending.DONE);

        assertThat(Fixtures.line()).isEqualTo("go wait go wait go");
        assertThat(errors).containsExactly("boom", "boom");
        assertThat(solo.stats().exceptions())
                .singleElement()
                .satisfies(
                        e -> {
                            assertThat(e.count()).isEqualTo(2);
                            assertThat(e.nodes()).containsExactly("local");
                            assertThat(e.trace())
                                    .contains("Faulty.fail")
                                    .doesNotContain("TaskLoop.");
                        });
    }

    @Test
    void interruptingTheUserItselfIsAnExceptionOnly() throws InterruptedException {
        Solo solo = Solo.start(InterruptsItself.class);

        assertThat(solo.awaitEnd()).isEqualTo(Ending.DONE);

        assertThat(Fixtures.line()).isEqualTo("go go user.onStop");
        assertThat(solo.stats().exceptions().getFirst().message())
                .contains("use stopUser() to end the user");
    }

    @Test
    void anExceptionInOnStopOfATaskSetIsRecorded() throws InterruptedException {
        Solo solo = Solo.start(BadStop.class);
        solo.awaitEnd();

        assertThat(Fixtures.line()).isEqualTo("next");
        assertThat(solo.stats().exceptions().getFirst().message()).contains("stop failed");
    }

    static class Faulty extends Talking {
        private int runs;

        @Task
        void fail() {
            say("go");
            runs++;
            if (runs == 3) {
                stopUser();
            }
            throw new IllegalStateException("boom");
        }
    }

    static class InterruptsItself extends User {
        private int runs;

        @Task
        void go() {
            say("go");
            runs++;
            if (runs == 2) {
                stopUser();
            }
            throw new InterruptTaskSet(true);
        }

        @Override
        public void onStop() {
            say("user.onStop");
        }
    }

    static class BadStop extends User {
        @Task
        class Steps extends SequentialTaskSet {
            @Task
            class Inner extends TaskSet {
                @Override
                public void onStop() {
                    throw new IllegalStateException("stop failed");
                }

                @Task
                void leave() {
                    interrupt();
                }
            }

            @Task
            void next() {
                say("next");
                stopUser();
            }
        }
    }
}
