package dev.acrida.engine;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What is known of a worker at one moment. Immutable.
 *
 * @param name of the process; what is before the first {@code _} names its machine
 * @param index its number, in the order in which workers have joined, from 0
 * @param presence whether it is there
 * @param users how many it has
 * @param cpuPercent how busy the cores are that it may use, 0..100, once that is known
 * @param memoryBytes that its process has, once that is known
 * @param logged the number of the last line of its log that is known, counted from 1
 * @param log the last lines, the oldest first
 */
public record WorkerStatus(
        String name,
        int index,
        Presence presence,
        int users,
        OptionalDouble cpuPercent,
        OptionalLong memoryBytes,
        long logged,
        List<String> log) {
    /** Copies the list. */
    public WorkerStatus {
        log = List.copyOf(log);
    }

    /** Whether a worker is there. */
    public enum Presence {
        /** It gets the test. */
        ARRIVING("arriving"),
        /** It can have users. */
        READY("ready"),
        /** It has users. */
        RUNNING("running"),
        /** Nothing was heard of it for a while. */
        MISSING("missing"),
        /** It has said goodbye. */
        LEFT("left");

        private final String text;

        Presence(String text) {
            this.text = text;
        }

        /** In a word. */
        public String text() {
            return text;
        }
    }
}
