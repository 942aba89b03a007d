/** The frames of RFC 6455, without a connection: bytes in, messages out, and the other way. */
@NullMarked
package dev.acrida.http.websocket;

import org.jspecify.annotations.NullMarked;
