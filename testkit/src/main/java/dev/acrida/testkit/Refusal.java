package dev.acrida.testkit;

/** A request that the shop answers with a status of 4xx and a reason as JSON. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    Refusal(int status, String message) {
        this.status = status;
        super(message);
    }

    Refusal(int status, String message, Throwable cause) {
        this.status = status;
        super(message, cause);
    }

    int status() {
        return status;
    }
}
