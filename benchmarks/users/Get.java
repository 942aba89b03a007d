import module dev.acrida;

/** Asks for the host's own path again and again, without a wait. */
class Get extends HttpUser {
    @Task
    void get() {
        http.get("");
    }
}
