import module dev.acrida;

import java.util.concurrent.atomic.AtomicInteger;

/** Sends {@code PER_USER} requests each second, under two hundred names in turn. */
class Names extends HttpUser {
    static final AtomicInteger NEXT = new AtomicInteger();

    @Override
    public WaitTime waitTime() {
        return constantThroughput(Double.parseDouble(System.getenv("PER_USER")));
    }

    @Task
    void get() {
        int name = Math.floorMod(NEXT.getAndIncrement(), 200);
        http.get("/100", r -> r.name("/p/" + name));
    }
}
