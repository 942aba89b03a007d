package dev.acrida.http;

import dev.acrida.ControlFlow;
import dev.acrida.Http;
import dev.acrida.Response;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs the branches of one {@code http.parallel(...)}, each on a virtual thread of its own, and
 * waits for all of them whatever happens.
 */
final class Branches {
    /** One branch; its outcome is read after its thread has ended. */
    private static final class Running {
        private final Thread thread;
        private @Nullable Response response;
        private @Nullable Throwable thrown;

        Running(Http client, Http.Branch branch) {
            thread = Thread.ofVirtual().unstarted(() -> run(client, branch));
        }

        private void run(Http client, Http.Branch branch) {
            try {
                response = branch.send(client);
            } catch (RuntimeException | Error e) {
                thrown = e;
            }
        }

        Stream<Throwable> thrown() {
            return Stream.ofNullable(thrown);
        }

        Response response() {
            return Optional.ofNullable(response)
                    .orElseThrow(() -> new NullPointerException("a branch returned null"));
        }
    }

    private Branches() {}

    static List<Response> run(List<? extends Http> clients, List<Http.Branch> branches) {
        List<Running> all = new ArrayList<>();
        for (int i = 0; i < branches.size(); i++) {
            all.add(new Running(clients.get(i), branches.get(i)));
        }
        all.forEach(running -> running.thread.start());
        joinAll(all);
        rethrow(all.stream().flatMap(Running::thrown).toList());
        return all.stream().map(Running::response).toList();
    }

    /** When the user's thread is interrupted, all branches are; each ends what it has sent. */
    private static void joinAll(List<Running> all) {
        boolean interrupted = false;
        for (Running running : all) {
            while (running.thread.isAlive()) {
                try {
                    running.thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    all.forEach(each -> each.thread.interrupt());
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** That the user or the test shall end counts for more than what else went wrong. */
    private static void rethrow(List<Throwable> thrown) {
        Optional<Throwable> first =
                thrown.stream()
                        .filter(ControlFlow.class::isInstance)
                        .findFirst()
                        .or(() -> thrown.stream().findFirst());
        if (first.isEmpty()) {
            return;
        }
        Throwable main = first.get();
        thrown.stream().filter(other -> !other.equals(main)).forEach(main::addSuppressed);
        switch (main) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(main);
        }
    }
}
