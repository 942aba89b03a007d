package dev.acrida.engine;

import static dev.acrida.engine.Fixtures.say;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.InterruptTaskSet;
import dev.acrida.RescheduleTask;
import dev.acrida.RescheduleTaskImmediately;
import dev.acrida.SequentialTaskSet;
import dev.acrida.Task;
import dev.acrida.TaskList;
import dev.acrida.TaskSet;
import dev.acrida.User;
import dev.acrida.UserError;
import dev.acrida.WaitTime;
import dev.acrida.engine.UserThread.Ending;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

@SuppressWarnings("ClassCanBeStatic") // the users and task sets are as authors write them
class TaskLoopTest {
    @BeforeEach
    void forget() {
        Fixtures.forget();
    }

    @Test
    void afterAnInterruptTheParentGoesOnAtOnce() throws InterruptedException {
        Solo.start(Impatient.class).awaitEnd();

        assertThat(said())
                .isEqualTo(
                        "user.onStart outer.onStart a wait inner.onStart t1 wait t2 inner.onStop"
                                + " b outer.onStop user.onStop");
    }

    @Test
    void afterAnInterruptWithoutReschedulingTheParentWaitsFirst() throws InterruptedException {
        Solo.start(Patient.class).awaitEnd();

        assertThat(said())
                .isEqualTo(
                        "user.onStart outer.onStart a wait inner.onStart t1 wait t2 inner.onStop"
                                + " wait b outer.onStop user.onStop");
    }

    @Test
    void anInterruptInOnStartOfATaskSetSkipsItsOnStop() throws InterruptedException {
        Solo.start(LeavesInOnStart.class).awaitEnd();

        assertThat(said()).isEqualTo("start next");
    }

    @Test
    void pacingAbsorbsSlownessButDoesNotCatchUp() throws InterruptedException {
        Solo.start(Paced.class).awaitEnd();

        double[] starts = Fixtures.said().stream().mapToDouble(Double::parseDouble).toArray();
        assertThat(starts)
                .containsExactly(new double[] {0, .3, .6, 1.1, 1.4, 1.7, 2.0}, Offset.offset(1e-6));
    }

    @Test
    void aTaskSetWithoutAWaitTimeOfItsOwnKeepsTheUsersPace() throws InterruptedException {
        Solo.start(PacedThroughTaskSets.class).awaitEnd();

        assertThat(said()).isEqualTo("0.0 1.0 2.0 3.0");
    }

    @Test
    void aSequenceRepeatsByWeightAndBeginsAgain() throws InterruptedException {
        Solo.start(Sequence.class).awaitEnd();

        assertThat(said()).isEqualTo("a b b Listed c a b b Listed c");
    }

    @Test
    void innerClassesSeeTheNearestInstanceOfTheirOuterClass() throws InterruptedException {
        Solo.start(Nested.class).awaitEnd();

        assertThat(said()).isEqualTo("17 user level1 user level2 user");
    }

    @Test
    void eachEntryMakesANewInstance() throws InterruptedException {
        Solo.start(Counting.class).awaitEnd();

        assertThat(said()).isEqualTo("1 1 1");
    }

    @Test
    void anExceptionIsRecordedAndTheUserGoesOn() throws InterruptedException {
        List<String> errors = new ArrayList<>();
        EventBus events = new EventBus();
        events.on(UserError.class, e -> errors.add(e.exception().getMessage()));
        Solo solo = Solo.start(Faulty.class, events);

        assertThat(solo.awaitEnd()).isEqualTo(Ending.DONE);

        assertThat(said()).isEqualTo("go wait go wait go");
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

        assertThat(said()).isEqualTo("go go user.onStop");
        assertThat(solo.stats().exceptions().getFirst().message())
                .contains("use stopUser() to end the user");
    }

    @Test
    void rescheduleWaitsAndRescheduleImmediatelyDoesNot() throws InterruptedException {
        Solo.start(Rescheduling.class).awaitEnd();

        assertThat(said()).isEqualTo("task wait now task wait last");
    }

    @Test
    void aBrokenWaitTimeIsRecordedAndDoesNotSpin() throws InterruptedException {
        Solo solo = Solo.start(BrokenWait.class);
        solo.awaitEnd();

        assertThat(said()).isEqualTo("0.0 1.0 2.0");
        assertThat(solo.stats().exceptions()).hasSize(1);
    }

    @Test
    void anExceptionInOnStopOfATaskSetIsRecorded() throws InterruptedException {
        Solo solo = Solo.start(BadStop.class);
        solo.awaitEnd();

        assertThat(said()).isEqualTo("next");
        assertThat(solo.stats().exceptions().getFirst().message()).contains("stop failed");
    }

    private static String said() {
        return String.join(" ", Fixtures.said());
    }

    abstract static class Talking extends User {
        @Override
        public WaitTime waitTime() {
            say("wait");
            return WaitTime.constant(1);
        }
    }

    abstract static class Journey extends Talking {
        abstract boolean reschedule();

        @Override
        public void onStart() {
            say("user.onStart");
        }

        @Override
        public void onStop() {
            say("user.onStop");
        }

        @Task
        class Outer extends SequentialTaskSet {
            @Override
            public void onStart() {
                say("outer.onStart");
            }

            @Override
            public void onStop() {
                say("outer.onStop");
            }

            @Task
            void a() {
                say("a");
            }

            @Task
            class Inner extends SequentialTaskSet {
                @Override
                public void onStart() {
                    say("inner.onStart");
                }

                @Override
                public void onStop() {
                    say("inner.onStop");
                }

                @Task
                void t1() {
                    say("t1");
                }

                @Task
                void t2() {
                    say("t2");
                    interrupt(reschedule());
                }
            }

            @Task
            void b() {
                say("b");
                stopUser();
            }
        }
    }

    static class Impatient extends Journey {
        @Override
        boolean reschedule() {
            return true;
        }
    }

    static class Patient extends Journey {
        @Override
        boolean reschedule() {
            return false;
        }
    }

    static class LeavesInOnStart extends User {
        @Task
        class Steps extends SequentialTaskSet {
            @Task
            class Shy extends TaskSet {
                @Override
                public void onStart() {
                    say("start");
                    interrupt();
                }

                @Override
                public void onStop() {
                    say("never");
                }

                @Task
                void t() {}
            }

            @Task
            void next() {
                say("next");
                stopUser();
            }
        }
    }

    static class Paced extends User {
        private int runs;

        @Override
        public WaitTime waitTime() {
            return constantPacing(0.3);
        }

        @Task
        void work() {
            say(String.valueOf(Fixtures.ticker.seconds()));
            runs++;
            if (runs == 7) {
                stopUser();
            }
            Fixtures.ticker.advanceSeconds(runs == 3 ? 0.5 : 0.1);
        }
    }

    static class PacedThroughTaskSets extends User {
        private int runs;

        @Override
        public WaitTime waitTime() {
            return constantPacing(1);
        }

        @Task
        class Visit extends SequentialTaskSet {
            @Task
            void work() {
                say(String.valueOf(Fixtures.ticker.seconds()));
                runs++;
                Fixtures.ticker.advanceSeconds(0.25);
                if (runs == 4) {
                    stopUser();
                }
                if (runs == 2) {
                    interrupt(false);
                }
            }
        }
    }

    static class Listed extends TaskSet {
        @Task
        void t() {
            say("Listed");
            interrupt();
        }
    }

    static class Sequence extends User {
        private int rounds;

        @Task
        class Steps extends SequentialTaskSet {
            @Task
            void a() {
                say("a");
            }

            @Task(2)
            void b() {
                say("b");
            }

            @Override
            public TaskList tasks() {
                return tasks(Listed.class);
            }

            @Task
            void c() {
                say("c");
                rounds++;
                if (rounds == 2) {
                    stopUser();
                }
            }
        }
    }

    static class Nested extends User {
        final String name = "user";

        @Task
        class Level1 extends TaskSet {
            final String name = "level1";

            @Task
            class Level2 extends TaskSet {
                final String name = "level2";

                @Task
                void look() {
                    say(id() + " " + Nested.this.name);
                    say(Level1.this.name + " " + ((Nested) user()).name);
                    say(Level2.this.name + " " + ((Nested) Level1.this.parent()).name);
                    stopUser();
                }
            }
        }
    }

    static class Counting extends User {
        private int visits;

        @Task
        class Visit extends TaskSet {
            private int count;

            @Task
            void count() {
                count++;
                visits++;
                say(String.valueOf(count));
                if (visits == 3) {
                    stopUser();
                }
                interrupt();
            }
        }
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

    static class Rescheduling extends Talking {
        @Task
        class Steps extends SequentialTaskSet {
            @Task
            void task() {
                say("task");
                throw new RescheduleTask();
            }

            @Task
            void now() {
                if (Fixtures.said().contains("now")) {
                    say("last");
                    stopUser();
                }
                say("now");
                throw new RescheduleTaskImmediately();
            }
        }
    }

    static class BrokenWait extends User {
        @Override
        public WaitTime waitTime() {
            throw new IllegalStateException("no idea");
        }

        @Task
        void work() {
            say(String.valueOf(Fixtures.ticker.seconds()));
            if (Fixtures.said().size() == 3) {
                stopUser();
            }
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
