package dev.acrida.web.route;

import dev.acrida.engine.Run;
import dev.acrida.web.desk.TestDesk;
import dev.acrida.web.feed.Journal;
import dev.acrida.web.feed.LiveFeed;
import dev.acrida.web.guard.Guard;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;

/**
 * All routes of a page. Immutable.
 *
 * @param run which is driven
 * @param desk that carries out orders
 * @param feed of what happens
 * @param journal of what happened
 * @param guard that lets requests in
 * @param basePath before every path, without a slash at its end
 * @param secure whether all comes over TLS
 * @param getControl whether Locust's GETs that change something are obeyed
 */
public record Routes(
        Run run,
        TestDesk desk,
        LiveFeed feed,
        Journal journal,
        Guard guard,
        String basePath,
        boolean secure,
        boolean getControl)
        implements HttpService {

    @Override
    public void routing(HttpRules rules) {
        Door door = new Door(guard);
        Pages pages = new Pages(basePath + "/");
        new LoginRoutes(door, guard, pages, basePath + "/", secure).addTo(rules);
        new StaticRoutes(door, pages).addTo(rules);
        new ViewRoutes(run, desk, feed).addTo(rules, door);
        new CommandRoutes(run, desk, journal).addTo(rules, door);
        new DownloadRoutes(run, desk).addTo(rules, door);
        new ExtensionRoutes(run).addTo(rules, door);
        new LocustRoutes(run, desk, journal, getControl, feed.percentiles()).addTo(rules, door);
        rules.any(
                door.open(
                        visit -> {
                            throw Problem.of(404, "there is nothing here: see api/openapi.json");
                        }));
    }
}
