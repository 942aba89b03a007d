/** Fakes and a target server, for Acrida's own tests and for authors. */
@NullMarked
package dev.acrida.testkit;

import org.jspecify.annotations.NullMarked;
