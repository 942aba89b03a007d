/** Result files and tables, each a function of snapshots. */
@NullMarked
package dev.acrida.report;

import org.jspecify.annotations.NullMarked;
