package dev.acrida.library;

import dev.acrida.Headers;
import dev.acrida.RequestEvent;
import dev.acrida.Response;
import dev.acrida.SentRequest;

import java.io.PrintStream;
import java.util.Locale;

/** Prints requests with all that went to and fro. Confined to the user's thread. */
final class DebugPrinter {
    private static final int LONGEST_BODY = 4000;
    private static final String CONTROL = "[\\p{Cntrl}&&[^\\n\\t]]";

    private final PrintStream out;

    DebugPrinter(PrintStream out) {
        this.out = out;
    }

    void print(RequestEvent event) {
        StringBuilder text = new StringBuilder(line(event));
        event.response().ifPresent(response -> exchange(text, response));
        if (!event.context().isEmpty()) {
            text.append("    context ").append(event.context()).append('\n');
        }
        out.print(text.toString().replaceAll(CONTROL, "."));
        out.flush();
    }

    private static String line(RequestEvent event) {
        return String.format(
                Locale.ROOT,
                "%s  %s  %.1f ms  %d bytes%s%n",
                event.key(),
                event.started(),
                event.responseTime().toNanos() / 1e6,
                event.length(),
                event.failed() ? "  FAILED: " + event.error() : "");
    }

    private static void exchange(StringBuilder text, Response response) {
        SentRequest request = response.request();
        text.append("    > ").append(request.method()).append(' ').append(request.url());
        text.append('\n');
        headers(text, "    > ", request.headers());
        body(text, "    > ", request.body());
        text.append("    < ").append(response.status()).append('\n');
        headers(text, "    < ", response.headers());
        body(text, "    < ", response.text());
    }

    private static void headers(StringBuilder text, String mark, Headers headers) {
        headers.forEach((name, value) -> text.append(mark + name + ": " + value + "\n"));
    }

    private static void body(StringBuilder text, String mark, String body) {
        String shown = body.length() > LONGEST_BODY ? body.substring(0, LONGEST_BODY) : body;
        shown.lines().forEach(line -> text.append(mark).append(line).append('\n'));
        if (shown.length() < body.length()) {
            text.append(mark + "… " + (body.length() - shown.length()) + " more characters\n");
        }
    }
}
