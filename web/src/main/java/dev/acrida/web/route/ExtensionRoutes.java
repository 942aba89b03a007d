package dev.acrida.web.route;

import dev.acrida.PageAnswer;
import dev.acrida.PageRequest;
import dev.acrida.PageTab;
import dev.acrida.PageTable;
import dev.acrida.engine.PageAdditions;
import dev.acrida.engine.Run;

import io.helidon.webserver.http.HttpRules;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;

/** What the test itself has added. */
final class ExtensionRoutes {
    private final Run run;

    ExtensionRoutes(Run run) {
        this.run = run;
    }

    void addTo(HttpRules rules, Door door) {
        rules.get("/api/tabs/{key}", door.viewing(this::tab))
                .get("/ext/{+path}", door.viewing(this::route))
                .post("/ext/{+path}", door.changing(this::route));
    }

    private void tab(Visit visit) {
        String key = visit.pathParameter("key");
        PageAdditions.Tab tab =
                run.page().tabs().stream()
                        .filter(each -> each.key().equals(key))
                        .findFirst()
                        .orElseThrow(() -> Problem.of(404, "the test has added no tab " + key));
        PageTab content = tab.content().get();
        ObjectNode node =
                Visit.JSON.createObjectNode().put("title", tab.title()).put("text", content.text());
        ArrayNode tables = node.putArray("tables");
        content.tables().forEach(table -> put(tables.addObject(), table));
        ArrayNode links = node.putArray("links");
        content.links()
                .forEach((href, label) -> links.addObject().put("href", href).put("label", label));
        visit.json(node);
    }

    private static void put(ObjectNode node, PageTable table) {
        node.put("title", table.title());
        table.columns().forEach(node.putArray("columns")::add);
        ArrayNode rows = node.putArray("rows");
        table.rows().forEach(row -> row.forEach(rows.addArray()::add));
    }

    private void route(Visit visit) throws Exception {
        String path = visit.pathParameter("path");
        PageAnswer answer =
                run.page()
                        .route(path)
                        .orElseThrow(() -> Problem.of(404, "the test has added no route " + path))
                        .apply(new PageRequest(visit.method(), visit.query(), visit.body()));
        visit.header(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; sandbox");
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        if (answer.fileName().isPresent()) {
            visit.file(answer.fileName().get(), answer.contentType(), bytes);
        } else {
            visit.send(answer.status(), answer.contentType(), bytes);
        }
    }
}
