/** The HTTP load path: connections, the protocol's codec, TLS, cookies, redirects. */
@NullMarked
package dev.acrida.http;

import org.jspecify.annotations.NullMarked;
