/** Reads test data. Not exported: authors see only {@link dev.acrida.Rows}. */
@NullMarked
package dev.acrida.rows;

import org.jspecify.annotations.NullMarked;
