package dev.acrida.engine;

import static dev.acrida.engine.Fixtures.say;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.RescheduleTask;
import dev.acrida.RescheduleTaskImmediately;
import dev.acrida.SequentialTaskSet;
import dev.acrida.Task;
import dev.acrida.TaskList;
import dev.acrida.TaskSet;
import dev.acrida.User;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("ClassCanBeStatic") // the users and task sets are as authors write them
class TaskLoopTest {
    @BeforeEach
    void forget() {
        Fixtures.forget();
    }

    @Test
    void afterAnInterruptTheParentGoesOnAtOnce() throws InterruptedException {
        Solo.start(Impatient.class).awaitEnd();

        assertThat(Fixtures.line())
                .isEqualTo(
                        "user.onStart outer.onStart a wait inner.onStart t1 wait t2 inner.onStop"
                                + " b outer.onStop user.onStop");
    }

    @Test
    void afterAnInterruptWithoutReschedulingTheParentWaitsFirst() throws InterruptedException {
        Solo.start(Patient.class).awaitEnd();

        assertThat(Fixtures.line())
                .isEqualTo(
                        "user.onStart outer.onStart a wait inner.onStart t1 wait t2 inner.onStop"
                                + " wait b outer.onStop user.onStop");
    }

    @Test
    void anInterruptInOnStartOfATaskSetSkipsItsOnStop() throws InterruptedException {
        Solo.start(LeavesInOnStart.class).awaitEnd();

        assertThat(Fixtures.line()).isEqualTo("start next");
    }

    @Test
    void aSequenceRepeatsByWeightAndBeginsAgain() throws InterruptedException {
        Solo.start(Sequence.class).awaitEnd();

        assertThat(Fixtures.line()).isEqualTo("a b b Listed c a b b Listed c");
    }

    @Test
    void innerClassesSeeTheNearestInstanceOfTheirOuterClass() throws InterruptedException {
        Solo.start(Nested.class).awaitEnd();

        assertThat(Fixtures.line()).isEqualTo("17 user level1 user level2 user");
    }

    @Test
    void eachEntryMakesANewInstance() throws InterruptedException {
        Solo.start(Counting.class).awaitEnd();

        assertThat(Fixtures.line()).isEqualTo("1 1 1");
    }

    @Test
    void rescheduleWaitsAndRescheduleImmediatelyDoesNot() throws InterruptedException {
        Solo.start(Rescheduling.class).awaitEnd();

        assertThat(Fixtures.line()).isEqualTo("task wait now task wait last");
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
}
