import module dev.acrida;

/** Tells the server which machine each request comes from. */
class DistributedUser extends HttpUser {
    private String worker = "";

    @Override
    public WaitTime waitTime() {
        return between(1, 3);
    }

    @Override
    public void onStart() throws UnknownHostException {
        worker = InetAddress.getLocalHost().getHostName();
    }

    @Task
    void requestData() {
        http.get("/api/data", request -> request.header("X-Worker-ID", worker));
    }
}
