/** What the author of a load test sees. */
@NullMarked
package dev.acrida;

import org.jspecify.annotations.NullMarked;
