package dev.acrida.web.route;

/** Answers requests of one kind. Thread-safe. */
interface Endpoint {
    void answer(Visit visit) throws Exception;
}
