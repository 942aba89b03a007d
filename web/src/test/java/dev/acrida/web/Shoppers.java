package dev.acrida.web;

import dev.acrida.Task;
import dev.acrida.User;
import dev.acrida.WaitTime;

/** User classes of a test whose names and errors come from a server that means no good. */
final class Shoppers {
    static final String SCRIPT = "<script>alert(1)</script>";

    private Shoppers() {}

    /** Buys all the time. */
    static final class Shopper extends User {
        @Override
        public WaitTime waitTime() {
            return constant(0.01);
        }

        @Task(3)
        void buy() {
            measure("TCP", "/buy", m -> m.length(100));
        }

        @Task
        void fail() {
            measure("TCP", SCRIPT, m -> m.failure("wrong answer: " + SCRIPT));
        }
    }

    /** Throws. */
    static final class Thrower extends User {
        @Override
        public WaitTime waitTime() {
            return constant(0.05);
        }

        @Task
        void fall() {
            requireNothing("\"" + SCRIPT);
        }

        private static void requireNothing(String text) {
            if (!text.isEmpty()) {
                throw new IllegalStateException(text);
            }
        }
    }
}
