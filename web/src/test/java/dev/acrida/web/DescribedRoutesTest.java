package dev.acrida.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.web.feed.Journal;
import dev.acrida.web.feed.LiveFeed;
import dev.acrida.web.feed.ShownPercentiles;
import dev.acrida.web.guard.Access;
import dev.acrida.web.guard.Guard;
import dev.acrida.web.route.Routes;

import io.helidon.webserver.http.HttpRules;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.JsonNode;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Every route that is served is in openapi.json, and every route there is served. */
@Timeout(60)
class DescribedRoutesTest {
    /** Files of the page, what a test has added, and the GETs of Locust that are refused. */
    private static final Set<String> UNDESCRIBED =
            Set.of(
                    "get /",
                    "get /login",
                    "get /page/{+path}",
                    "get /webjars/{+path}",
                    "get /ext/{+path}",
                    "post /ext/{+path}",
                    "get /swarm",
                    "get /stop",
                    "get /stats/reset",
                    "get /reset");

    @Test
    void routesAndTheirDescriptionAreTheSame() {
        try (ServedPage page = ServedPage.open()) {
            Set<String> served = served(page);
            assertThat(served).containsAll(UNDESCRIBED);
            served.removeAll(UNDESCRIBED);
            assertThat(described(page.json("api/openapi.json"))).isEqualTo(served);
        }
    }

    private static Set<String> described(JsonNode document) {
        Set<String> described = new TreeSet<>();
        document.get("paths")
                .forEachEntry(
                        (path, methods) ->
                                methods.propertyNames()
                                        .forEach(method -> described.add(method + " " + path)));
        return described;
    }

    private static Set<String> served(ServedPage page) {
        Journal journal = new Journal();
        Guard guard = Guard.of(new Access.Open(), "localhost", List.of(), 0);
        try (LiveFeed feed =
                LiveFeed.open(page.run, journal, page.desk, ShownPercentiles.DEFAULT)) {
            Set<String> served = new TreeSet<>();
            new Routes(page.run, page.desk, feed, journal, guard, "", false, false)
                    .routing(noting(served));
            return served;
        }
    }

    /** Rules that only note for which method and path there is a handler. */
    private static HttpRules noting(Set<String> routes) {
        return (HttpRules)
                Proxy.newProxyInstance(
                        HttpRules.class.getClassLoader(),
                        new Class<?>[] {HttpRules.class},
                        (proxy, method, arguments) -> {
                            if (arguments[0] instanceof String path) {
                                routes.add(method.getName().toLowerCase(Locale.ROOT) + " " + path);
                            }
                            return proxy;
                        });
    }
}
