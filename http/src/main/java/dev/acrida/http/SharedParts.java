package dev.acrida.http;

import dev.acrida.http.wire.Wire;

import java.time.InstantSource;

/**
 * What the HTTP clients of one run share. Thread-safe.
 *
 * @param plain describes each request of which an author says nothing; never changed
 */
record SharedParts(
        HttpOptions options, Wire wire, Sites sites, InstantSource clock, RequestDraft plain) {}
