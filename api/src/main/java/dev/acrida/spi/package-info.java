/** What a client library for another protocol, and the engine, implement. */
@NullMarked
package dev.acrida.spi;

import org.jspecify.annotations.NullMarked;
