/**
 * Requests and responses as bytes on sockets: connections kept alive per user, the HTTP/1.1 codec,
 * TLS, time-outs. The user's thread writes its request and parks; a selector loop reads, stamps the
 * time, decodes and wakes it.
 */
@NullMarked
package dev.acrida.http.wire;

import org.jspecify.annotations.NullMarked;
