/** What is read from an author's classes: user classes, their tasks, order, weights and tags. */
@NullMarked
package dev.acrida.engine.definition;

import org.jspecify.annotations.NullMarked;
