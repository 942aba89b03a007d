import module dev.acrida;

/** Passes or fails a build: the exit code of the run says whether it met its thresholds. */
class CiLoadtest {
    private static final double MAX_P95_MILLIS = 500;
    private static final double MAX_FAILURE_PERCENT = 1.0;
    private static final double MIN_REQUESTS_PER_SECOND = 100;

    /** Called when everything has been measured and the process is about to end. */
    @Listener
    static void checkThresholds(Quitting quitting) {
        List<String> misses = misses(quitting.environment().stats().total());
        if (misses.isEmpty()) {
            IO.println("\n[PASS] Load test passed all thresholds");
        } else {
            IO.println("\n[FAIL] Load test failed:");
            misses.forEach(miss -> IO.println("  - " + miss));
            quitting.environment().exitCode(1);
        }
    }

    private static List<String> misses(EntryStats total) {
        List<String> misses = new ArrayList<>();
        double p95 = total.percentileMillis(0.95);
        if (p95 > MAX_P95_MILLIS) {
            misses.add(
                    "P95 response time %.0fms exceeds threshold %.0fms"
                            .formatted(p95, MAX_P95_MILLIS));
        }
        double failurePercent = total.failureRatio() * 100;
        if (failurePercent > MAX_FAILURE_PERCENT) {
            misses.add(
                    "Failure rate %.2f%% exceeds threshold %.2f%%"
                            .formatted(failurePercent, MAX_FAILURE_PERCENT));
        }
        double requestsPerSecond = total.requestsPerSecond();
        if (requestsPerSecond < MIN_REQUESTS_PER_SECOND) {
            misses.add(
                    "Throughput %.0f RPS below threshold %.0f RPS"
                            .formatted(requestsPerSecond, MIN_REQUESTS_PER_SECOND));
        }
        return misses;
    }
}

class CiUser extends HttpUser {
    @Override
    public WaitTime waitTime() {
        return between(0.5, 1);
    }

    @Task
    void checkHealth() {
        http.get("/health");
    }

    @Task(5)
    void loadData() {
        http.get("/api/data");
    }
}
