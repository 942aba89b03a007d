package dev.acrida.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

@EnabledOnOs(OS.LINUX)
class PromptThreadsTest {
    private static final String SLICE = "se.slice";

    @Test
    void onlyThreadsThatKeepTimeGetAShortSlice() throws Exception {
        assumeThat(slice()).as("what /proc tells of slices").isPresent();
        assumeThat(TimeSlice.set(0, slice().orElseThrow())).as("slices can be set").isTrue();
        long before = slice().orElseThrow();

        assertThat(sliceAfterHurrying("acrida-http-7")).contains(TimeSlice.SHORTEST_NANOS);
        assertThat(sliceAfterHurrying("acrida-arrivals")).contains(TimeSlice.SHORTEST_NANOS);
        assertThat(sliceAfterHurrying("another")).contains(before);
        assertThat(slice()).contains(before);
    }

    @Test
    void aThreadThatIsGoneIsNoFault() {
        assertThat(TimeSlice.set(Integer.MAX_VALUE, TimeSlice.SHORTEST_NANOS)).isFalse();
    }

    private static Optional<Long> sliceAfterHurrying(String name)
            throws InterruptedException, ExecutionException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch hurried = new CountDownLatch(1);
        FutureTask<Optional<Long>> later =
                new FutureTask<>(
                        () -> {
                            running.countDown();
                            hurried.await();
                            return slice();
                        });
        Thread.ofPlatform().name(name).start(later);
        running.await();
        PromptThreads.hurry();
        hurried.countDown();
        return later.get();
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
}
