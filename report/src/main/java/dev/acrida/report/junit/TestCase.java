package dev.acrida.report.junit;

import java.util.Optional;

/**
 * One line of a CI system's list.
 *
 * @param name what must hold, or what was measured
 * @param seconds what is shown as its time
 * @param fault why it failed, if it did
 * @param out what else there is to say; empty for nothing
 */
record TestCase(String name, double seconds, Optional<Fault> fault, String out) {
    /** Something that holds. */
    static TestCase passed(String name, String out) {
        return new TestCase(name, 0, Optional.empty(), out);
    }

    /** Something that does not hold. */
    static TestCase failed(String name, Fault fault) {
        return new TestCase(name, 0, Optional.of(fault), "");
    }

    boolean has(Kind kind) {
        return fault.filter(found -> found.kind == kind).isPresent();
    }

    /** Whether a claim does not hold, or something broke. */
    enum Kind {
        FAILURE("failure"),
        ERROR("error");

        private final String element;

        Kind(String element) {
            this.element = element;
        }

        String element() {
            return element;
        }
    }

    /**
     * Why a case failed.
     *
     * @param kind of the fault
     * @param type of it, in a word
     * @param message in a line
     * @param text in full; empty if the message says it all
     */
    record Fault(Kind kind, String type, String message, String text) {}
}
