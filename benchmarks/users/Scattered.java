import module dev.acrida;

/** Sends about {@code PER_USER} requests each second, each user at times of its own. */
class Scattered extends HttpUser {
    private static final double MEAN = 1 / Double.parseDouble(System.getenv("PER_USER"));

    @Override
    public WaitTime waitTime() {
        return between(0.5 * MEAN, 1.5 * MEAN);
    }

    @Task
    void get() {
        http.get("/100");
    }
}
