/** Whether one run was different from another, by a statistical test. */
@org.jspecify.annotations.NullMarked
package dev.acrida.report.compare;
