package dev.acrida.browser;

import org.junit.jupiter.api.Assumptions;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * What these tests need beside Java: Node.js, the packages of {@code package.json} and Chromium. On
 * a developer's machine without them the tests are skipped and say so; under CI they fail.
 */
final class Tools {
    private static final Path PACKAGES = Path.of("node_modules").toAbsolutePath();

    private Tools() {}

    /** The program Node.js. */
    static Path node() {
        return onPath("node").orElseGet(() -> missing("node", "install Node.js 20 or newer"));
    }

    /** The browser; the variable {@code CHROMIUM} names another one. */
    static Path chromium() {
        return Optional.ofNullable(System.getenv("CHROMIUM"))
                .map(Path::of)
                .or(() -> onPath("chromium"))
                .or(() -> onPath("google-chrome"))
                .orElseGet(() -> missing("chromium", "install it, or name it in CHROMIUM"));
    }

    /** A file of a package that npm has installed. */
    static Path packaged(String file) {
        Path path = PACKAGES.resolve(file);
        return Files.exists(path) ? path : missing(path.toString(), "run npm ci in browser-tests");
    }

    /** A folder as Playwright wants it: the program node beside the folder package. */
    static Path driver() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "driver").toAbsolutePath());
        link(folder.resolve("node"), node());
        link(folder.resolve("package"), packaged("playwright-core"));
        return folder;
    }

    private static void link(Path link, Path target) throws IOException {
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, target);
    }

    private static Optional<Path> onPath(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Path missing(String what, String remedy) {
        String message = "Browser tests need " + what + ", which is not there: " + remedy;
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(message);
        }
        return Assumptions.abort(message);
    }
}
