package dev.acrida.web;

import dev.acrida.RunState;
import dev.acrida.engine.EventBus;
import dev.acrida.engine.LocalRun;
import dev.acrida.engine.RunPlan;
import dev.acrida.engine.definition.TagFilter;
import dev.acrida.engine.definition.UserClass;
import dev.acrida.engine.definition.UserClasses;
import dev.acrida.report.file.RunFileWriter;
import dev.acrida.report.file.RunRecord;
import dev.acrida.testkit.Await;
import dev.acrida.web.feed.Journal;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;

/** A page of a run of {@link Shoppers}, and a client that talks to it as a script would. */
final class ServedPage implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    final LocalRun run;
    final FakeDesk desk;
    final PageServer server;
    private final Path saved;
    private final HttpClient client = HttpClient.newHttpClient();

    private ServedPage(LocalRun run, FakeDesk desk, PageServer server, Path saved) {
        this.run = run;
        this.desk = desk;
        this.server = server;
        this.saved = saved;
    }

    static ServedPage open() {
        return open(PageSettings.onLoopback(0));
    }

    static ServedPage open(PageSettings settings, Class<?>... listeners) {
        List<UserClass> classes =
                UserClasses.from(
                        List.of(Shoppers.Shopper.class, Shoppers.Thrower.class),
                        TagFilter.ALL,
                        List.of());
        Journal journal = new Journal();
        LocalRun run =
                LocalRun.open(
                        RunPlan.of(classes)
                                .withEvents(EventBus.of(List.of(listeners)))
                                .withIntervals(journal));
        try {
            Path saved = Files.createTempFile("page", ".acr");
            var facts = new RunRecord.Facts("1", "t", new LinkedHashMap<>(), new LinkedHashMap<>());
            RunFileWriter.open(saved, facts).close();
            FakeDesk desk = new FakeDesk(run, classes, saved);
            return new ServedPage(run, desk, PageServer.open(settings, run, journal, desk), saved);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI uri(String path) {
        return URI.create(server.address()).resolve(path);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(LONGEST);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = request(path);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    JsonNode json(String path) {
        return JsonMapper.shared().readTree(get(path).body());
    }

    HttpResponse<String> post(String path, String json, String... headers) {
        HttpRequest.Builder request =
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> form(String path, String form, String... headers) {
        HttpRequest.Builder request =
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Starts a test and waits until something has failed and something was thrown. */
    void startAndFail() {
        post("api/start", "{\"users\": 4, \"spawnRate\": 100}");
        Await.until(
                "failures and exceptions",
                () -> run.stats().total().failures() > 0 && !run.stats().exceptions().isEmpty(),
                LONGEST);
    }

    void awaitState(RunState state) {
        Await.until(state.name(), () -> run.status().state() == state, LONGEST);
    }

    void await(String what, java.util.function.BooleanSupplier condition) {
        Await.until(what, condition, LONGEST);
    }

    @Override
    public void close() {
        server.close();
        run.close();
        try {
            Files.deleteIfExists(saved);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
