/** What the conditions under which a run fails come to. */
@NullMarked
package dev.acrida.engine.threshold;

import org.jspecify.annotations.NullMarked;
