import module dev.acrida;

/** Waits for an hour after a first task that sends nothing. */
class Idle extends HttpUser {
    @Override
    public WaitTime waitTime() {
        return constant(3600);
    }

    @Task
    void nothing() {}
}
