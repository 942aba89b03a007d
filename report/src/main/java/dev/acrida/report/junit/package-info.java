/** A run as JUnit XML, which CI systems read. */
@org.jspecify.annotations.NullMarked
package dev.acrida.report.junit;
