package dev.acrida.cli.selftest;

import dev.acrida.HttpUser;
import dev.acrida.Task;

/** Asks for the smallest page of the sample shop, without a pause. */
public class Pinger extends HttpUser {
    static final String PATH = "/health";

    /** Called by the engine. */
    public Pinger() {}

    @Task
    void ping() {
        http.get(PATH);
    }
}
