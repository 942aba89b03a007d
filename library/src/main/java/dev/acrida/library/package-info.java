/** Load tests as a part of any Java program: describe one, run it, ask what came of it. */
@NullMarked
package dev.acrida.library;

import org.jspecify.annotations.NullMarked;
