/**
 * The page of a run and its HTTP interface: drives a run by its commands, and shows what it does.
 */
@NullMarked
package dev.acrida.web;

import org.jspecify.annotations.NullMarked;
