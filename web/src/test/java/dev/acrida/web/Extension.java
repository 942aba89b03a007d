package dev.acrida.web;

import dev.acrida.Init;
import dev.acrida.Listener;
import dev.acrida.PageAnswer;
import dev.acrida.PageTab;
import dev.acrida.PageTable;

import java.util.List;

/** What a test adds to its page. */
final class Extension {
    private Extension() {}

    @Listener
    static void add(Init init) {
        var page = init.environment().page();
        page.tab(
                "sizes",
                "Sizes",
                () ->
                        PageTab.of(
                                        new PageTable(
                                                Shoppers.SCRIPT,
                                                List.of("Name", "Bytes"),
                                                List.of(List.of("/buy", "100"))))
                                .withText("Bytes of each")
                                .withLink("ext/sizes.csv", "as CSV"));
        page.route("sizes.csv", request -> PageAnswer.csv("sizes.csv", "Name,Bytes\n/buy,100\n"));
        page.route(
                "echo",
                request ->
                        new PageAnswer(
                                201,
                                "text/html",
                                request.method()
                                        + request.parameter("q").orElse("")
                                        + request.body(),
                                java.util.Optional.empty()));
        page.route(
                "broken",
                request -> {
                    throw new IllegalStateException("broken");
                });
    }
}
