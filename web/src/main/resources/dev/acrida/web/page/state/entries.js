// The rows of the statistics table, kept up to date by what changed.
import { signal } from "@preact/signals";

/** @typedef {import("../types.js").StatsRow} StatsRow */

export const TOTAL = 0;

/** @type {Map<number, StatsRow>} */
const rows = new Map();
let epoch = -1;

/** All entries but the total; a new array whenever one changed. */
export const entries = signal(/** @type {StatsRow[]} */ ([]));

export const total = signal(/** @type {StatsRow | null} */ (null));

/**
 * @param {{ epoch: number, full: boolean, rows: StatsRow[] }} change
 */
export function mergeRows(change) {
  if (change.full || change.epoch !== epoch) rows.clear();
  epoch = change.epoch;
  for (const row of change.rows) rows.set(row[0], row);
  total.value = rows.get(TOTAL) ?? null;
  entries.value = [...rows.values()].filter((row) => row[0] !== TOTAL);
}
