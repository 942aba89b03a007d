// Which part of the run the charts show.
import { signal } from "@preact/signals";

/**
 * @typedef {{ kind: "whole" } | { kind: "last", seconds: number } | { kind: "zoom", from: number, to: number }} Range
 */

export const range = signal(/** @type {Range} */ ({ kind: "whole" }));

/** What a click offers. */
export const offered = [
  { value: "whole", label: "Whole run" },
  { value: "600", label: "10 min" },
  { value: "60", label: "1 min" },
];

/** @param {string} value one of those offered */
export function offer(value) {
  range.value = value === "whole" ? { kind: "whole" } : { kind: "last", seconds: Number(value) };
}

/** @param {Range} wanted */
export function nameOf(wanted) {
  return wanted.kind === "last" ? String(wanted.seconds) : wanted.kind;
}

/**
 * From when to when, in seconds since 1970; at least ten seconds, so that a line can be seen.
 * @param {Range} wanted
 * @param {import("../state/timeline.js").Timeline} line
 * @returns {[number, number]}
 */
export function bounds(wanted, line) {
  if (wanted.kind === "zoom") return [wanted.from, wanted.to];
  const begin = line.at[0] ?? 0;
  const end = Math.max(line.end, begin + 10);
  return [wanted.kind === "last" ? Math.max(begin, end - wanted.seconds) : begin, end];
}
