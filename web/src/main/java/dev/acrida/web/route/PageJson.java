package dev.acrida.web.route;

import dev.acrida.NodeRole;
import dev.acrida.engine.PageAdditions;
import dev.acrida.engine.Run;
import dev.acrida.web.desk.Offer;
import dev.acrida.web.feed.LiveFeed;
import dev.acrida.web.guard.Caller;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/** Writes what a page needs to know before it can show anything. */
final class PageJson {
    private static final String VERSION =
            Optional.ofNullable(PageJson.class.getPackage().getImplementationVersion())
                    .orElse("development");

    private PageJson() {}

    static ObjectNode of(Offer offer, Run run, Caller caller) {
        ObjectNode page =
                Visit.JSON
                        .createObjectNode()
                        .put("version", VERSION)
                        .put("title", offer.title())
                        .put("profile", offer.profile().orElse(null))
                        .put("csrf", caller.csrf())
                        .put("user", caller.user().isEmpty() ? null : caller.user())
                        .put("distributed", run.environment().role() == NodeRole.MASTER)
                        .put("classPicker", offer.classPicker())
                        .put("shape", offer.shape().orElse(null));
        page.set("userClasses", Visit.JSON.valueToTree(offer.userClasses()));
        page.set("shapes", Visit.JSON.valueToTree(offer.shapes()));
        page.set("options", Visit.JSON.valueToTree(offer.options()));
        page.set("defaults", Visit.JSON.valueToTree(offer.defaults()));
        page.set("thresholds", Visit.JSON.valueToTree(offer.thresholds()));
        page.putObject("can")
                .put("pause", true)
                .put("edit", true)
                .put("arrivals", true)
                .put("verdict", false);
        LiveFeed.describe(page);
        downloads(page.putArray("downloads"));
        tabs(page.putArray("tabs"), run.page());
        return page;
    }

    private static void tabs(ArrayNode tabs, PageAdditions additions) {
        additions
                .tabs()
                .forEach(tab -> tabs.addObject().put("key", tab.key()).put("title", tab.title()));
    }

    private static void downloads(ArrayNode downloads) {
        add(downloads, "stats/report?download=1", "Report", "one HTML file with charts", "html");
        add(downloads, "stats/requests/csv", "Statistics", "a line for each entry", "csv");
        add(downloads, "stats/failures/csv", "Failures", "a line for each kind", "csv");
        add(downloads, "exceptions/csv", "Exceptions", "a line for each stack trace", "csv");
        add(downloads, "api/report.json", "Results", "all figures of the run", "json");
        add(downloads, "api/run.acr", "Saved run", "for acrida report and acrida compare", "acr");
    }

    private static void add(
            ArrayNode downloads, String href, String label, String hint, String type) {
        downloads
                .addObject()
                .put("href", href)
                .put("label", label)
                .put("hint", hint)
                .put("type", type);
    }
}
