import module dev.acrida;

/** Adds to the page how many bytes each kind of request has brought, and a file with that. */
class ExtendWebPage {
    private static final List<String> COLUMNS = List.of("Name", "Total content length");

    /** Called when the run is set up. */
    @Listener
    static void onInit(Init init) {
        Environment environment = init.environment();
        environment
                .page()
                .tab(
                        "content-length",
                        "Content length",
                        () ->
                                PageTab.of(PageTable.of(COLUMNS, lengths(environment)))
                                        .withLink("ext/content-length.csv", "Download as CSV"));
        environment
                .page()
                .route(
                        "content-length.csv",
                        request -> PageAnswer.csv("content-length.csv", csv(lengths(environment))));
    }

    private static List<List<String>> lengths(Environment environment) {
        return environment.stats().entries().stream()
                .map(entry -> List.of(entry.key().name(), Long.toString(entry.bytes())))
                .toList();
    }

    private static String csv(List<List<String>> rows) {
        StringBuilder text = new StringBuilder("name,total_content_length\n");
        for (List<String> row : rows) {
            text.append('"')
                    .append(row.getFirst().replace("\"", "\"\""))
                    .append("\",")
                    .append(row.getLast())
                    .append('\n');
        }
        return text.toString();
    }
}

/** Looks at the front page. */
class Visitor extends HttpUser {
    @Override
    public WaitTime waitTime() {
        return between(1, 2);
    }

    @Task
    void home() {
        http.get("/");
    }
}
