/** What stands behind the page: what can be started, what was ordered, and who carries it out. */
@NullMarked
package dev.acrida.web.desk;

import org.jspecify.annotations.NullMarked;
