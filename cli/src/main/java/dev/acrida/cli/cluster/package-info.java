/** The command line's part in a cluster. Nothing here is loaded without --master or --worker. */
@NullMarked
package dev.acrida.cli.cluster;

import org.jspecify.annotations.NullMarked;
