/** What this machine can make at most, measured against a target of its own. */
@NullMarked
package dev.acrida.cli.selftest;

import org.jspecify.annotations.NullMarked;
