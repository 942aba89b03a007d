package dev.acrida.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

class LoggingTest {
    @TempDir Path folder;

    @AfterEach
    void toStandardError() {
        Logging.configure(Level.INFO, Optional.empty());
    }

    @Test
    void whoeverLogsInWhateverWayEndsInTheSameFile() throws IOException {
        Path file = folder.resolve("log.txt");
        Logging.configure(Level.INFO, Optional.of(file));

        System.getLogger("by.system").log(System.Logger.Level.INFO, "hello");
        Logger.getLogger("by.jul").info("hello");
        org.slf4j.LoggerFactory.getLogger("by.slf4j").info("hello");

        assertThat(Files.readString(file).lines())
                .map(line -> line.replaceFirst("^\\[[-\\d]+ [:,\\d]+\\] [^/]+/", ""))
                .containsExactly(
                        "INFO/by.system: hello", "INFO/by.jul: hello", "INFO/by.slf4j: hello");
        assertThat(lastLines(3)).containsExactlyElementsOf(Files.readAllLines(file));
    }

    @Test
    void aFileThatIsThereIsContinued() throws IOException {
        Path file = Files.writeString(folder.resolve("log.txt"), "before\n");
        Logging.configure(Level.INFO, Optional.of(file));
        Logger.getLogger("test").info("hello");

        assertThat(Files.readAllLines(file)).hasSize(2).first().isEqualTo("before");
    }

    @Test
    void theLevelDecidesForAcridaAndTheTest() throws IOException {
        assertThat(logged(Level.FINE)).containsExactly("DEBUG", "INFO", "WARNING", "ERROR");
        assertThat(logged(Level.INFO)).containsExactly("INFO", "WARNING", "ERROR");
        assertThat(logged(Level.WARNING)).containsExactly("WARNING", "ERROR");
        assertThat(logged(Level.SEVERE)).containsExactly("ERROR");
        assertThat(logged(CriticalLevel.CRITICAL)).isEmpty();
    }

    @Test
    void dependenciesAreQuietUnlessTheyWarn() throws IOException {
        Path file = folder.resolve("log.txt");
        Logging.configure(Level.FINE, Optional.of(file));
        Logger.getLogger("io.helidon.webserver").info("hello");
        Logger.getLogger("jdk.internal.httpclient.debug").fine("hello");
        Logger.getLogger("io.helidon.webserver").warning("careful");

        assertThat(Files.readAllLines(file)).singleElement().asString().endsWith(": careful");
    }

    @Test
    void theLastLinesAreKept() {
        Logging.configure(Level.INFO, Optional.of(folder.resolve("log.txt")));
        for (int i = 0; i < 600; i++) {
            Logger.getLogger("test").info("line " + i);
        }

        List<String> recent = Logging.recent();
        assertThat(recent).hasSize(500);
        assertThat(recent.getFirst()).endsWith("INFO/test: line 100");
        assertThat(recent.getLast()).endsWith("INFO/test: line 599");
    }

    @Test
    void secretsAreHiddenButNotShortOnes() {
        Logging.configure(Level.INFO, Optional.of(folder.resolve("log.txt")));
        Logging.hide(Set.of("hushhush", "hushhush-long", "abc"));

        Logger.getLogger("test").info("hushhush hushhush-long abc");

        assertThat(lastLines(1).getFirst()).endsWith("INFO/test: *** *** abc");
    }

    private List<String> logged(Level level) throws IOException {
        Path file = Files.createTempFile(folder, "log", "");
        Logging.configure(level, Optional.of(file));
        Logger logger = Logger.getLogger("test");
        logger.fine("x");
        logger.info("x");
        logger.warning("x");
        logger.severe("x");
        return Files.readAllLines(file).stream().map(line -> line.split("/")[1]).toList();
    }

    private static List<String> lastLines(int count) {
        List<String> recent = Logging.recent();
        return recent.subList(recent.size() - count, recent.size());
    }
}
