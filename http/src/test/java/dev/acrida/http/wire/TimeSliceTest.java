package dev.acrida.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

class TimeSliceTest {
    private static final String SLICE = "se.slice";

    @Test
    @EnabledOnOs(OS.LINUX)
    void onlyTheCallersSliceBecomesShort() throws Exception {
        assumeThat(slice()).as("what /proc tells of slices").isPresent();
        long before = slice().orElseThrow();

        long after =
                onAThreadOfItsOwn(
                        () -> {
                            assertThat(TimeSlice.shorten()).isTrue();
                            return slice().orElseThrow();
                        });

        assertThat(after).isEqualTo(100_000).isLessThan(before);
        assertThat(slice()).contains(before);
    }

    private static Optional<Long> slice() throws IOException {
        Path sched = Path.of("/proc/thread-self/sched");
        if (!Files.isReadable(sched)) {
            return Optional.empty();
        }
        return Files.readAllLines(sched).stream()
                .filter(line -> line.startsWith(SLICE))
                .map(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst();
    }

    private static <T> T onAThreadOfItsOwn(Callable<T> work)
            throws InterruptedException, ExecutionException {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().start(task);
        return task.get();
    }
}
