package dev.acrida.cli.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What this machine lets a process have, as Linux tells it; elsewhere nothing is known. Immutable.
 *
 * @param openFiles how many files may be open: connections are files. The JVM raises the limit to
 *     the hard one when it starts, so this is the hard one.
 * @param ports how many local ports there are for connections from one address
 */
public record MachineLimits(OptionalLong openFiles, OptionalLong ports) {
    /** For what is open beside connections: libraries, selectors, reports. */
    private static final int OTHER_FILES = 100;

    /** The limits of this process. */
    public static MachineLimits read() {
        return new MachineLimits(
                number(Path.of("/proc/self/limits"), "Max open files ", 4),
                ports(Path.of("/proc/sys/net/ipv4/ip_local_port_range")));
    }

    /** What a run with so many users, each with a connection, will run into. */
    public List<String> warnings(int users, int sourceAddresses) {
        List<String> warnings = new ArrayList<>();
        if (openFiles.isPresent() && users + OTHER_FILES > openFiles.getAsLong()) {
            warnings.add(
                    ("%,d users may need more connections than the %,d open files that this process"
                                    + " may have: raise the hard limit (LimitNOFILE of the service,"
                                    + " or nofile in /etc/security/limits.conf)")
                            .formatted(users, openFiles.getAsLong()));
        }
        long addresses = Math.max(1, sourceAddresses);
        if (ports.isPresent() && users > ports.getAsLong() * addresses) {
            warnings.add(
                    ("%,d users may need more connections to one server than the %,d local ports of"
                                    + " %d source %s: give more with --source-address, or widen"
                                    + " net.ipv4.ip_local_port_range")
                            .formatted(
                                    users,
                                    ports.getAsLong() * addresses,
                                    addresses,
                                    addresses == 1 ? "address" : "addresses"));
        }
        return warnings;
    }

    private static OptionalLong number(Path file, String line, int word) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(each -> each.startsWith(line))
                    .map(each -> each.split("\\s+")[word])
                    .filter(each -> each.matches("\\d+"))
                    .mapToLong(Long::parseLong)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong ports(Path file) {
        try {
            String[] range = Files.readString(file).strip().split("\\s+");
            return OptionalLong.of(Long.parseLong(range[1]) - Long.parseLong(range[0]) + 1);
        } catch (IOException | RuntimeException e) {
            return OptionalLong.empty();
        }
    }
}
