package dev.acrida.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the README and the pages under {@code docs} show: listings of Java and of commands. */
final class Documentation {
    private static final Pattern FENCED =
            Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$", Pattern.MULTILINE);
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Documentation() {}

    /** Every page, the README first. */
    static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        Path docs = ROOT.resolve("docs");
        if (Files.isDirectory(docs)) {
            try (Stream<Path> files = Files.list(docs)) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
            }
        }
        return pages;
    }

    /** Listings that are whole test files. */
    static List<Listing> tests() throws IOException {
        return listings("java").stream()
                .filter(listing -> listing.text().startsWith("import module dev.acrida;"))
                .toList();
    }

    /** Lines of shell listings that start the command, with what they continue on. */
    static List<Listing> commands() throws IOException {
        List<Listing> commands = new ArrayList<>();
        for (Listing shell : listings("sh")) {
            String joined = shell.text().replaceAll("\\\\\\n\\s*", "");
            joined.lines()
                    .filter(line -> line.startsWith("./acrida"))
                    .map(line -> line.replaceFirst("\\s#.*", ""))
                    .forEach(line -> commands.add(new Listing(shell.page(), line)));
        }
        return commands;
    }

    private static List<Listing> listings(String language) throws IOException {
        List<Listing> listings = new ArrayList<>();
        for (Path page : pages()) {
            FENCED.matcher(read(page))
                    .results()
                    .filter(match -> match.group(1).equals(language))
                    .forEach(match -> listings.add(new Listing(page, match.group(2))));
        }
        return listings;
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A listing and the page that shows it. */
    record Listing(Path page, String text) {
        @Override
        public String toString() {
            return page.getFileName() + ": " + text.lines().limit(4).toList();
        }
    }
}
