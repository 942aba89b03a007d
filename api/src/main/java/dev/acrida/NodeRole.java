package dev.acrida;

/** What a process is to a run. */
public enum NodeRole {
    /** The only one: it steers the run and has its users. */
    ALONE,
    /** It steers the run and counts; users are on workers. */
    MASTER,
    /** It has users for a master. */
    WORKER
}
