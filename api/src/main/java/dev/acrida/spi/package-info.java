/**
 * What the engine gives to users and clients, and what a client for another protocol plugs into.
 */
@NullMarked
package dev.acrida.spi;

import org.jspecify.annotations.NullMarked;
