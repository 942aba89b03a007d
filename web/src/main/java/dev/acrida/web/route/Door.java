package dev.acrida.web.route;

import dev.acrida.engine.definition.TestDefinitionException;
import dev.acrida.web.desk.RefusedOrder;
import dev.acrida.web.guard.Caller;
import dev.acrida.web.guard.Guard;
import dev.acrida.web.guard.Refusal;

import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Lets requests to endpoints, and turns what goes wrong into answers. Thread-safe. */
final class Door {
    private static final System.Logger LOG = System.getLogger("acrida.page");
    private static final Caller ANYONE = new Caller("", "");

    private final Guard guard;

    Door(Guard guard) {
        this.guard = guard;
    }

    /** For everyone who calls this server by its name. */
    Handler open(Endpoint endpoint) {
        return (request, response) ->
                answer(
                        request,
                        response,
                        () -> endpoint.answer(new Visit(request, response, ANYONE)));
    }

    /** For those who may see the page. */
    Handler viewing(Endpoint endpoint) {
        return admitting(false, endpoint);
    }

    /** For those who may see the page, if it is they who ask. */
    Handler changing(Endpoint endpoint) {
        return admitting(true, endpoint);
    }

    private Handler admitting(boolean changes, Endpoint endpoint) {
        return (request, response) ->
                answer(
                        request,
                        response,
                        () -> {
                            Caller caller = guard.admit(Visit.call(request, changes));
                            endpoint.answer(new Visit(request, response, caller));
                        });
    }

    private void answer(ServerRequest request, ServerResponse response, Step step) {
        Visit visit = new Visit(request, response, ANYONE);
        try {
            guard.checkHost(visit.call(false));
            step.run();
        } catch (Refusal e) {
            if (e.pauseSeconds() > 0) {
                visit.header("Retry-After", Long.toString(e.pauseSeconds()));
            }
            problem(visit, e.status(), "", message(e));
        } catch (Problem e) {
            problem(visit, e.status(), e.field(), message(e));
        } catch (RefusedOrder e) {
            problem(visit, e.isUntimely() ? 409 : 400, e.field(), message(e));
        } catch (TestDefinitionException e) {
            problem(visit, 400, "", message(e));
        } catch (IOException | UncheckedIOException | ServerConnectionException e) {
            LOG.log(System.Logger.Level.DEBUG, "whoever asked has gone", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.log(System.Logger.Level.ERROR, "a request to the page failed", e);
            problem(visit, 500, "", "an error of Acrida's own: the log says more");
        }
    }

    private static void problem(Visit visit, int status, String field, String message) {
        ObjectNode node =
                Visit.JSON
                        .createObjectNode()
                        .put("title", title(status))
                        .put("status", status)
                        .put("detail", message);
        if (!field.isEmpty()) {
            node.put("field", field);
        }
        visit.send(status, "application/problem+json", Visit.JSON.writeValueAsBytes(node));
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Wrong value";
            case 401 -> "Not logged in";
            case 403 -> "Not allowed";
            case 404 -> "Not found";
            case 405 -> "Not by this method";
            case 409 -> "Not now";
            case 413 -> "Too long";
            case 415 -> "Not in this format";
            case 429 -> "Too often";
            default -> "Failed";
        };
    }

    private static String message(Exception e) {
        return String.valueOf(e.getMessage());
    }

    private interface Step {
        void run() throws Exception;
    }
}
