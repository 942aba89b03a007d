package dev.acrida;

/**
 * A response is not what the test expects. Thrown while a response is judged, it fails the request
 * and goes no further; anywhere else it is an exception of the task.
 */
public class ResponseError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates one whose message becomes the failure's text. */
    public ResponseError(String message) {
        super(message);
    }

    /** Creates one with the fault that led to it. */
    public ResponseError(String message, Throwable cause) {
        super(message, cause);
    }
}
