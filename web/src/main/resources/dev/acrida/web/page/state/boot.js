import { signal } from "@preact/signals";

/** What the server told when the page was opened. */
export const boot = signal(/** @type {import("../types.js").Boot | null} */ (null));
