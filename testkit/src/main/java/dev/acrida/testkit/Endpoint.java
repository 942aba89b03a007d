package dev.acrida.testkit;

/** Answers the requests of one route. Called by many threads at once. */
@FunctionalInterface
interface Endpoint {
    /**
     * Answers one request.
     *
     * @throws Refusal if the request is wrong
     */
    Reply answer(Exchange exchange);
}
