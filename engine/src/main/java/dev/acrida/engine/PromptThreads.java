package dev.acrida.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Gives short time slices to the threads on which stamps and schedules depend, so that compilers,
 * the collector, reports and users that compute make them wait for no whole slice. What that brings
 * is in benchmarks/NOTES.md. Where the system does not know of it, nothing changes.
 */
final class PromptThreads {
    /** After this time a run has the time to load what calls the system. */
    static final Duration SETTLED = Duration.ofSeconds(2);

    /** How often it is to look for new ones. */
    static final Duration PERIOD = Duration.ofSeconds(10);

    /**
     * By how a thread's name begins, as the system keeps it: in 15 characters. Platform threads
     * that keep time are called {@code acrida-…}, also those of clients.
     */
    private static final Map<String, Long> SLICES =
            Map.of(
                    "acrida-",
                    TimeSlice.SHORTEST_NANOS,
                    // The carriers of virtual threads: longer, for loops are not to wait for users.
                    "ForkJoinPool-1-",
                    3 * TimeSlice.SHORTEST_NANOS);

    private static final Path THREADS = Path.of("/proc/self/task");

    private PromptThreads() {}

    /** Looks for them among the process' threads; to be done again when there may be new ones. */
    static void hurry() {
        if (!TimeSlice.isKnown()) {
            return;
        }
        for (Path thread : threads()) {
            slice(thread)
                    .ifPresent(
                            nanos ->
                                    TimeSlice.set(
                                            Long.parseLong(thread.getFileName().toString()),
                                            nanos));
        }
    }

    private static List<Path> threads() {
        try (Stream<Path> all = Files.list(THREADS)) {
            return all.toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private static Optional<Long> slice(Path thread) {
        try {
            String name = Files.readString(thread.resolve("comm"));
            return SLICES.entrySet().stream()
                    .filter(entry -> name.startsWith(entry.getKey()))
                    .map(Entry::getValue)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty(); // it has ended meanwhile
        }
    }
}
