package dev.acrida.engine;

/** Why a test stopped. */
public enum StopReason {
    /** Its run time was up. */
    RUN_TIME_UP("run time is up"),
    /** Somebody asked, for example with Ctrl-C. */
    ASKED("asked to stop"),
    /** A task or listener called {@code stopTest()} or {@code environment().stop()}. */
    STOP_TEST("the test asked to stop"),
    /** All users have ended by themselves. */
    ALL_USERS_ENDED("all users have ended by themselves"),
    /** No user got through its constructor and {@code onStart}: the run has failed. */
    ALL_USERS_FAILED("every user failed to start"),
    /** All iterations that were asked for are done. */
    ITERATIONS_DONE("all iterations are done"),
    /** All who were to arrive have been served. */
    ARRIVALS_DONE("the last arrival has been served"),
    /** The load shape said so. */
    SHAPE_ENDED("the load shape has ended"),
    /** The load shape threw an exception: the run has failed. */
    SHAPE_FAILED("the load shape failed"),
    /** A threshold with {@code abort} was not kept for its grace time: the run has failed. */
    THRESHOLD_FAILED("a threshold was not kept"),
    /** The process ends. */
    QUIT("quitting");

    private final String text;

    StopReason(String text) {
        this.text = text;
    }

    /** The reason as a part of a sentence. */
    public String text() {
        return text;
    }
}
