package dev.acrida.engine.definition;

/** A test that cannot run as it is written; the message is one line for its author. */
public final class TestDefinitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates it with one line: subject, rule, actual value, remedy. */
    public TestDefinitionException(String message) {
        super(message);
    }

    /** Creates it with one line and what caused it. */
    public TestDefinitionException(String message, Throwable cause) {
        super(message, cause);
    }
}
