package dev.acrida.web.route;

/** What is wrong with a request: an answer as RFC 9457 has it. The message is for its reader. */
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String field;

    private Problem(int status, String field, String message) {
        super(message);
        this.status = status;
        this.field = field;
    }

    static Problem of(int status, String message) {
        return new Problem(status, "", message);
    }

    /** A field has a value that it cannot have. */
    static Problem wrong(String field, String message) {
        return new Problem(400, field, message);
    }

    int status() {
        return status;
    }

    /** The field; empty if it is not about one. */
    String field() {
        return field;
    }
}
