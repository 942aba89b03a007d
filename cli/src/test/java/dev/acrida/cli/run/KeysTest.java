package dev.acrida.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.Task;
import dev.acrida.User;
import dev.acrida.engine.Load;
import dev.acrida.engine.LocalRun;
import dev.acrida.engine.RunPlan;
import dev.acrida.engine.definition.TagFilter;
import dev.acrida.engine.definition.UserClasses;
import dev.acrida.testkit.Await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

@Timeout(60)
class KeysTest {
    static class Idler extends User {
        @Task
        void idle() throws InterruptedException {
            Thread.currentThread().join();
        }
    }

    @Test
    void keysChangeTheNumberOfUsersButNeverBelowNone() throws Exception {
        RunPlan plan = RunPlan.of(UserClasses.from(List.of(Idler.class), TagFilter.ALL, List.of()));
        try (LocalRun run = LocalRun.open(plan);
                PipedOutputStream keys = new PipedOutputStream()) {
            run.start(Load.of(1, 100));
            Await.until(() -> run.status().users() == 1, Duration.ofSeconds(10));
            new Keys(run, () -> {}, new PipedInputStream(keys)).start();

            press(keys, 'w', run, 2);
            press(keys, 'W', run, 12);
            press(keys, '?', run, 12);
            press(keys, 's', run, 11);
            press(keys, 'S', run, 1);
            press(keys, 'S', run, 0);
            keys.write('w');
            press(keys, 'w', run, 2);
            assertThat(run.status().load().spawnRate()).isEqualTo(100);
        }
    }

    @Test
    void keysGoOnFromWhatAnybodyElseHasAskedFor() throws Exception {
        RunPlan plan = RunPlan.of(UserClasses.from(List.of(Idler.class), TagFilter.ALL, List.of()));
        CountDownLatch opened = new CountDownLatch(1);
        try (LocalRun run = LocalRun.open(plan);
                PipedOutputStream keys = new PipedOutputStream()) {
            new Keys(run, opened::countDown, new PipedInputStream(keys)).start();
            keys.write('W');
            keys.write('\n');
            keys.flush();
            assertThat(opened.await(10, TimeUnit.SECONDS)).isTrue();

            run.start(Load.of(2, 100));
            press(keys, 'w', run, 3);
            run.edit(20, 100);
            Await.until(() -> run.status().users() == 20, Duration.ofSeconds(10));
            press(keys, 's', run, 19);
        }
    }

    @Test
    void everySystemHasSomethingThatOpensAPage() {
        assertThat(Browser.opener("Linux")).containsExactly("xdg-open");
        assertThat(Browser.opener("Mac OS X")).containsExactly("open");
        assertThat(Browser.opener("Windows 11").getFirst()).isEqualTo("rundll32");
    }

    private static void press(PipedOutputStream keys, char key, LocalRun run, int users)
            throws Exception {
        keys.write(key);
        keys.flush();
        Await.until(
                users + " users after " + key,
                () -> run.status().load().users() == users && run.status().users() == users,
                Duration.ofSeconds(10));
    }
}
