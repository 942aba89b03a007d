/** Load tests as a part of a Maven build. */
@NullMarked
package dev.acrida.maven;

import org.jspecify.annotations.NullMarked;
