package dev.acrida.cluster.group;

import java.util.Comparator;
import java.util.List;

/**
 * One of several masters, as the others reach it. Immutable.
 *
 * @param host its name or address
 * @param port where it listens for other masters; not the one for workers
 */
public record GroupMember(String host, int port) {
    /** Next to the one for workers. */
    public static final int PORT = 5558;

    /**
     * Reads {@code HOST} or {@code HOST:PORT}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static GroupMember parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            return new GroupMember(text, PORT);
        }
        try {
            return new GroupMember(
                    text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "a master must be HOST or HOST:PORT, but is " + text, e);
        }
    }

    /** All masters have the same order, however they were listed. */
    static List<GroupMember> sorted(List<GroupMember> members) {
        return members.stream().sorted(Comparator.comparing(GroupMember::toString)).toList();
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
