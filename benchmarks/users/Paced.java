import module dev.acrida;

/** Sends {@code PER_USER} requests each second. */
class Paced extends HttpUser {
    @Override
    public WaitTime waitTime() {
        return constantThroughput(Double.parseDouble(System.getenv("PER_USER")));
    }

    @Task
    void get() {
        http.get("/100");
    }
}
