package dev.acrida.cli.run;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The browser of who sits at this machine, by way of what its desktop has for that. */
final class Browser {
    private static final System.Logger LOG = System.getLogger("acrida.page");

    private Browser() {}

    /** Shows an address, which others on this machine can see; returns at once. */
    static void show(String address) {
        List<String> command = new ArrayList<>(opener(System.getProperty("os.name", "")));
        command.add(address);
        try {
            new ProcessBuilder(command)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "no browser can be opened here ({0} is missing): open {1} by hand",
                    command.getFirst(),
                    address);
        }
    }

    static List<String> opener(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return List.of("open");
        }
        return name.startsWith("windows")
                ? List.of("rundll32", "url.dll,FileProtocolHandler")
                : List.of("xdg-open");
    }
}
