// What is known of the run at this moment.
import { computed, signal } from "@preact/signals";

/** @typedef {import("../types.js").RunState} RunState */
/** @typedef {import("../types.js").Counts} Counts */

export const run = signal(/** @type {RunState | null} */ (null));

export const counts = signal(
  /** @type {Counts} */ ({ failures: 0, exceptions: 0, failureKinds: 0, exceptionKinds: 0, logs: 0, logWarnings: 0, workers: 0 }),
);

/** Whether a test goes on. */
export const going = computed(() => ["SPAWNING", "RUNNING", "STOPPING"].includes(run.value?.state ?? ""));

/** Whether there is anything to look at: a test goes on, or has been. */
export const anything = computed(() => run.value != null && run.value.state !== "READY");
