// What lies over the page, and whether the start form stands in place of the results.
import { signal } from "@preact/signals";

/** @typedef {"edit" | "keys" | "verdict" | null} DialogName */

export const dialog = signal(/** @type {DialogName} */ (null));

/** Whether the form for another test is open though there are results. */
export const formOpen = signal(false);

/** Why the last command was refused; empty if it was not. */
export const refusal = signal("");
