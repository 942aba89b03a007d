import module dev.acrida;

import module java.base;

/** Finds how much longer than between the server's own stamps each request took. */
class Stamps extends HttpUser {
    private static final int MICROS = 100_000;
    private static final AtomicIntegerArray ADDED = new AtomicIntegerArray(MICROS);
    private static final long COUNTS_FROM = System.nanoTime() + 25_000_000_000L;

    @Task
    void ask() {
        Response response = http.get("/stamps");
        long served = stamp(response, "X-Sent") - stamp(response, "X-Received");
        int micros = (int) ((response.elapsed().toNanos() - served) / 1000);
        if (System.nanoTime() > COUNTS_FROM) {
            ADDED.incrementAndGet(Math.min(micros, MICROS - 1));
        }
    }

    private static long stamp(Response response, String name) {
        return Long.parseLong(response.headers().first(name).orElseThrow());
    }

    @Listener
    static void print(TestStop end) {
        System.out.printf(
                "added: median %d us, 99 %% %d us, 99.9 %% %d us%n",
                quantile(0.5), quantile(0.99), quantile(0.999));
    }

    private static int quantile(double quantile) {
        long total = IntStream.range(0, MICROS).mapToLong(ADDED::get).sum();
        long below = 0;
        for (int i = 0; i < MICROS; i++) {
            below += ADDED.get(i);
            if (below >= quantile * total) {
                return i;
            }
        }
        return MICROS;
    }
}

/** Ten keep the processor busy for 5 ms, again and again. */
@FixedCount(10)
class Busy extends User {
    @Override
    public WaitTime waitTime() {
        return constant(0.1);
    }

    @Task
    void burn() {
        long end = System.nanoTime() + 5_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
