package dev.acrida.testkit;

import java.util.List;
import java.util.stream.Stream;

/**
 * A difficult or wrong response and what a client should make of it. Immutable.
 *
 * <p>Test one so: {@link #start()} its server, send a request with its method and short time-outs
 * (a second is enough), compare with the outcome. Then send a plain GET, which must be answered 200
 * with the body {@code ok}: on the same connection if the outcome is reusable, so that {@link
 * ScriptedServer#connections()} is 1, else on a second one. After {@code TOO_MANY_REDIRECTS} and
 * {@code DECODING} leave that out: they say nothing about the connection.
 *
 * @param name a unique phrase
 * @param method the method of the request that brings it about
 * @param script what the server does on its first connection
 * @param outcome what a client should make of it
 * @param keptCookies what the Cookie header of the next request must hold, such as {@code a=1}, in
 *     any order; none for most
 */
public record Torture(
        String name, String method, Script script, Outcome outcome, List<String> keptCookies) {
    /** Copies the cookies. */
    public Torture {
        keptCookies = List.copyOf(keptCookies);
    }

    /** All there are. */
    public static List<Torture> all() {
        return Stream.concat(ofTheWire().stream(), ofTheClient().stream()).toList();
    }

    /** Those that concern one exchange on one connection. */
    public static List<Torture> ofTheWire() {
        return Stream.concat(GoodTortures.list().stream(), BadTortures.list().stream()).toList();
    }

    /** Those that concern what a client does with responses: redirects, cookies, decoding. */
    public static List<Torture> ofTheClient() {
        return ClientTortures.list();
    }

    /** Starts a server that runs the script on its first connection and is well-behaved later. */
    public ScriptedServer start() {
        return ScriptedServer.answering(script, Script.ok());
    }

    /** The same over TLS. */
    public ScriptedServer startOverTls() {
        return ScriptedServer.answeringOverTls(script, Script.ok());
    }

    /** Reads well in the name of a test. */
    @Override
    public String toString() {
        return name;
    }

    /** One whose response is sent whole, and whose server then serves on. */
    static Torture answered(String name, String response, String body) {
        return of(name, Script.answering(response).thenOk(), new Outcome.Answered(200, body, true));
    }

    /** One after whose response the connection must not be used, though the server would serve. */
    static Torture last(String name, String response, String body) {
        return of(name, Script.answering(response).thenOk(), new Outcome.Answered(200, body, false));
    }

    static Torture failed(String name, Script script, Outcome.Fault fault) {
        return of(name, script, new Outcome.Failed(fault));
    }

    static Torture of(String name, Script script, Outcome outcome) {
        return new Torture(name, "GET", script, outcome, List.of());
    }

    Torture withMethod(String method) {
        return new Torture(name, method, script, outcome, keptCookies);
    }

    Torture withKeptCookies(List<String> keptCookies) {
        return new Torture(name, method, script, outcome, keptCookies);
    }
}
