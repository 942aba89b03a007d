/** Load tests as JUnit tests. */
@NullMarked
package dev.acrida.junit;

import org.jspecify.annotations.NullMarked;
