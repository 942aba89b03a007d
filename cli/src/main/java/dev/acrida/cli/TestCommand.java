package dev.acrida.cli;

import java.util.concurrent.Callable;

/** A command that runs the author's test, so that the options of the test are its own, too. */
interface TestCommand extends Callable<Integer> {
    /** The test. */
    AskedTest asked();
}
