import java.util.Arrays;
import java.util.List;

/** What all generators are told to do. */
enum Scenario {
    GET_100("get-100", "/100"),
    GET_10K("get-10k", "/10k"),
    POST_JSON("post-json", "/100"),
    TLS_100("tls-100", "/100");

    private final String title;
    private final String path;

    Scenario(String title, String path) {
        this.title = title;
        this.path = path;
    }

    static List<Scenario> parse(String names) {
        return Arrays.stream(names.split(",")).map(Scenario::named).toList();
    }

    private static Scenario named(String name) {
        return Arrays.stream(values())
                .filter(scenario -> scenario.title.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scenario " + name));
    }

    String path() {
        return path;
    }

    boolean tls() {
        return this == TLS_100;
    }

    boolean posts() {
        return this == POST_JSON;
    }

    @Override
    public String toString() {
        return title;
    }
}
