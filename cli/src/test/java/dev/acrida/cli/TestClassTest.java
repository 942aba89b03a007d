package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.Listener;
import dev.acrida.Task;
import dev.acrida.TestStop;
import dev.acrida.User;
import dev.acrida.cli.Command.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** User classes that are compiled already, as a project has them. */
@Timeout(60)
class TestClassTest {
    /** Taken from the class path. */
    static class Looker extends User {
        @Listener
        static void end(TestStop event) {
            System.out.println(event.environment().userClasses());
        }

        @Task
        void look() {
            measure("LOOK", "around", m -> {});
            stopUser();
        }
    }

    @Test
    void aClassOfTheClassPathRunsWithItsListeners() {
        Outcome outcome = run("--test-class", Looker.class.getName(), "--only-summary", "-u", "2");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("[" + Looker.class + "]")
                .containsPattern("LOOK +around +2 ");
    }

    @Test
    void aClassThatIsNotThereIsOneLine() {
        Outcome outcome = run("--test-class", "com.acme.Looker");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err().lines())
                .contains(
                        "no class is called com.acme.Looker: --test-class takes full names of"
                                + " classes on the class path, such as com.acme.WebsiteUser");
    }

    private static Outcome run(String... options) {
        String[] all = new String[options.length + 2];
        all[0] = "--headless";
        all[1] = "-r100";
        System.arraycopy(options, 0, all, 2, options.length);
        return Command.run(all);
    }
}
