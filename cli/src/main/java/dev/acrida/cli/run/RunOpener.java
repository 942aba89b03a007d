package dev.acrida.cli.run;

import dev.acrida.engine.LocalRun;
import dev.acrida.engine.Run;
import dev.acrida.engine.RunPlan;

/** Sets up a run: in this process, or on others. */
public interface RunOpener {
    /** In this process. */
    RunOpener HERE = LocalRun::open;

    /** In this process; a host may still be missing. */
    RunOpener HERE_WITHOUT_HOSTS = LocalRun::openWithoutHosts;

    /**
     * Sets up a run, and waits until it can be started.
     *
     * @throws dev.acrida.engine.definition.TestDefinitionException if the test breaks a rule
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    Run open(RunPlan plan) throws InterruptedException;
}
