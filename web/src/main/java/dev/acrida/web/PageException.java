package dev.acrida.web;

import java.net.BindException;

/** The page cannot be served; the message says why and what to do, in a line. */
public final class PageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private PageException(String message, Throwable cause) {
        super(message, cause);
    }

    static PageException of(PageSettings settings, RuntimeException cause) {
        return new PageException(
                "the page cannot be served on %s, port %d: %s"
                        .formatted(settings.host(), settings.port(), reason(cause)),
                cause);
    }

    private static String reason(Throwable cause) {
        Throwable deepest = cause;
        while (deepest.getCause() != null) {
            if (deepest instanceof BindException) {
                break;
            }
            deepest = deepest.getCause();
        }
        String text = String.valueOf(deepest.getMessage());
        return text.contains("in use")
                ? "something listens there already; stop it, or give another --web-port"
                : text;
    }
}
