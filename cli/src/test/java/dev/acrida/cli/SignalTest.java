package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.testkit.Await;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Signals that come while a test runs. That the first loses nothing, AgreementTest shows. */
@Timeout(60)
class SignalTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final String NEVER_READY =
            """
            import module dev.acrida;

            class Stubborn extends User {
                @Task void work() {
                    System.out.println("busy");
                    while (true) {
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                            System.out.println("not now");
                        }
                    }
                }
            }
            """;

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void theSecondEndsAtOnceWhateverTheFirstWaitsFor(String signal, int exitCode) throws Exception {
        Files.writeString(folder.resolve("Loadtest.java"), NEVER_READY);
        try (AcridaProcess acrida =
                AcridaProcess.start(folder, "--headless", "-s", "1h", "--csv", "load")) {
            Await.until(() -> Files.exists(folder.resolve("load_stats.csv")), LONGEST);
            Await.until(() -> acrida.out().contains("busy"), LONGEST);
            acrida.signal(signal);
            acrida.awaitErr("Stopping: asked to stop");
            acrida.signal(signal);

            assertThat(acrida.exitCode()).as(acrida.err()).isEqualTo(exitCode);
            assertThat(acrida.err()).contains("Ending at once, as asked twice");
            assertThat(folder.resolve("load_stats.csv")).isNotEmptyFile();
        }
    }
}
