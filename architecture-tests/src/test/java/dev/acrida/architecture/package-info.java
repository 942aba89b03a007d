/** The rules of the design and of the house, as tests over class files and sources. */
@NullMarked
package dev.acrida.architecture;

import org.jspecify.annotations.NullMarked;
