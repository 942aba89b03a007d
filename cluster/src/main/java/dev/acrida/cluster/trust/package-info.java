/** Who may speak to whom: an authority of the master's own, certificates, and the join token. */
@NullMarked
package dev.acrida.cluster.trust;

import org.jspecify.annotations.NullMarked;
