/** A saved run as one page that needs nothing else. */
@org.jspecify.annotations.NullMarked
package dev.acrida.report.html;
