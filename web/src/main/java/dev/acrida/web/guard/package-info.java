/** Who may see and change what, and how a browser is kept from being used by others. */
@NullMarked
package dev.acrida.web.guard;

import org.jspecify.annotations.NullMarked;
