/** What the page shows: its history, and the one stream of changes that all its viewers share. */
@NullMarked
package dev.acrida.web.feed;

import org.jspecify.annotations.NullMarked;
