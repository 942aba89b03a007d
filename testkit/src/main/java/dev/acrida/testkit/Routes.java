package dev.acrida.testkit;

import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRouting;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The shop's routes: which methods each path takes. Confined to the thread that starts a shop. */
final class Routes {
    private static final String NO_ROUTE = "(none)";

    private final HttpRouting.Builder routing;
    private final Desk desk;
    private final Map<String, Set<String>> methodsByPath = new LinkedHashMap<>();

    Routes(HttpRouting.Builder routing, Desk desk) {
        this.routing = routing;
        this.desk = desk;
    }

    Routes get(String path, Endpoint endpoint) {
        return on(path, endpoint, "GET", "HEAD");
    }

    Routes post(String path, Endpoint endpoint) {
        return on(path, endpoint, "POST");
    }

    /** Every method of HTTP but TRACE and CONNECT. */
    Routes any(String path, Endpoint endpoint) {
        return on(path, endpoint, "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    }

    /** Answers what no route has taken: 405 where the path is known, else 404. */
    void close() {
        methodsByPath.forEach(
                (path, methods) -> {
                    Endpoint refused = wrongMethod(String.join(", ", methods));
                    routing.any(path, (req, res) -> desk.serve(path, refused, req, res));
                });
        Endpoint unknown =
                exchange -> {
                    throw new Refusal(404, "There is nothing at " + exchange.path());
                };
        routing.any((req, res) -> desk.serve(NO_ROUTE, unknown, req, res));
    }

    private Routes on(String path, Endpoint endpoint, String... methods) {
        List<String> taken = Arrays.asList(methods);
        methodsByPath.computeIfAbsent(path, _ -> new TreeSet<>()).addAll(taken);
        for (String method : taken) {
            routing.route(
                    Method.create(method),
                    path,
                    (req, res) -> desk.serve(path, endpoint, req, res));
        }
        return this;
    }

    private static Endpoint wrongMethod(String allowed) {
        return exchange ->
                Reply.error(405, "Only " + allowed + " are taken here, not " + exchange.method())
                        .withHeader("Allow", allowed);
    }
}
