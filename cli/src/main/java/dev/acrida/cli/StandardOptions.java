package dev.acrida.cli;

import picocli.CommandLine.Option;

/** What every command has. The command line itself acts on them. */
@SuppressWarnings("UnusedVariable")
final class StandardOptions {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and end.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and end.")
    private boolean version;
}
