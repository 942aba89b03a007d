package dev.acrida.engine;

import static dev.acrida.engine.Fixtures.say;

import dev.acrida.User;
import dev.acrida.WaitTime;

/** Says when it is asked how long to wait: one second. */
abstract class Talking extends User {
    @Override
    public WaitTime waitTime() {
        say("wait");
        return WaitTime.constant(1);
    }
}
