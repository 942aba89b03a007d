/** The routes: Acrida's own interface, Locust's, files, downloads and the stream. */
@NullMarked
package dev.acrida.web.route;

import org.jspecify.annotations.NullMarked;
