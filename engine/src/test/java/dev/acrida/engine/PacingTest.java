package dev.acrida.engine;

import static dev.acrida.engine.Fixtures.say;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.SequentialTaskSet;
import dev.acrida.Task;
import dev.acrida.User;
import dev.acrida.WaitTime;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("ClassCanBeStatic") // the users and task sets are as authors write them
class PacingTest {
    @BeforeEach
    void forget() {
        Fixtures.forget();
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

        assertThat(Fixtures.line()).isEqualTo("0.0 1.0 2.0 3.0");
    }

    @Test
    void aBrokenWaitTimeIsRecordedAndDoesNotSpin() throws InterruptedException {
        Solo solo = Solo.start(BrokenWait.class);
        solo.awaitEnd();

        assertThat(Fixtures.line()).isEqualTo("0.0 1.0 2.0");
        assertThat(solo.stats().exceptions()).hasSize(1);
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
}
