/** Runs saved in files, from which every report can be drawn again. */
@org.jspecify.annotations.NullMarked
package dev.acrida.report.file;
