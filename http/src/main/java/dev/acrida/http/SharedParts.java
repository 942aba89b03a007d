package dev.acrida.http;

import dev.acrida.http.wire.Wire;

import java.time.InstantSource;

/** What the HTTP clients of one run share. Thread-safe. */
record SharedParts(HttpOptions options, Wire wire, Sites sites, InstantSource clock) {}
