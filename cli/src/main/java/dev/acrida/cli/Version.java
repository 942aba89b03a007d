package dev.acrida.cli;

import picocli.CommandLine.IVersionProvider;

import java.util.Optional;

/** Which Acrida this is, as its jar says. */
final class Version implements IVersionProvider {
    /** The version, or {@code development} where there is no jar. */
    static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"acrida " + number() + " (Java " + Runtime.version() + ")"};
    }
}
