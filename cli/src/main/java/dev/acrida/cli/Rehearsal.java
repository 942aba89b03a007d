package dev.acrida.cli;

import dev.acrida.testkit.SampleShop;

/**
 * What the launcher lets a JVM run once after a build, so that its start-up cache holds what every
 * later start needs: the demo, and a test from a file, which takes other ways to its first request.
 */
final class Rehearsal {
    private Rehearsal() {}

    /** Runs both for a second each; the argument is the test's file. */
    public static void main(String[] arguments) {
        int demo = Main.run("demo", "--headless", "-t", "1s", "--only-summary", "-L", "ERROR");
        System.exit(demo == 0 ? run(arguments[0]) : demo);
    }

    private static int run(String file) {
        try (SampleShop shop = SampleShop.start()) {
            String host = shop.uri().toString();
            return Main.run("-f", file, "--host", host, "--headless", "-t", "1s", "-L", "ERROR");
        }
    }
}
