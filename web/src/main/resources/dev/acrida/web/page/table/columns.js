// The columns of the statistics table, as the server names them.
import { html } from "../html.js";
import { bytes, count, millis, percent, rate } from "../format.js";

/** @typedef {import("../types.js").Unit} Unit */

/** @type {Record<Unit, (value: any) => string>} */
const formats = { count, millis, bytes, perSecond: rate, ratio: percent, text: String };

/** Titles that leave room for the numbers; the server's own say it in full. */
const SHORT = /** @type {Record<string, string>} */ ({
  requests: "Requests",
  failures: "Failures",
  average: "Mean",
  min: "Min",
  max: "Max",
  averageBytes: "Size",
  rps: "Requests/s",
  failuresPerSecond: "Failures/s",
  failRatio: "Failed",
  late: "Latest",
});

/** What requests with a schedule have, and others have not. */
const SCHEDULED = /^(response.*|late)$/;

const BAD = new Set(["failures", "failuresPerSecond", "failRatio"]);

/**
 * @param {{ key: string, title: string, unit: Unit }[]} columns
 * @param {(id: number) => void} onOpen called with the entry whose name was clicked
 * @returns {import("./LongTable.js").Column<any>[]}
 */
export function columnsOf(columns, onOpen) {
  return columns.map(({ key, title: hint, unit }, i) => {
    const at = i + 1;
    const title = SHORT[key] ?? percentileTitle(key) ?? hint;
    const value = (/** @type {any} */ row) => row[at];
    if (key === "name") return { key, title, value, named: true, cell: (row) => nameCell(row, value(row), onOpen) };
    if (key === "method") return { key, title, value, cell: (row) => html`<span class="method">${value(row)}</span>` };
    const number = unit !== "text";
    return { key, title, hint, value, number, cell: (row) => formats[unit](value(row)), look: (row) => lookOf(key, value(row)) };
  });
}

/**
 * @param {string} key for example p99.9 or response95
 * @returns {string | undefined}
 */
function percentileTitle(key) {
  const [, kind, share] = key.match(/^(p|response)([\d.]+)$/) ?? [];
  return share && (kind === "p" ? `${share} %` : `Response ${share} %`);
}

/**
 * Failures stand out, and where there are none, that does not.
 * @param {string} key
 * @param {any} value
 */
function lookOf(key, value) {
  if (!BAD.has(key)) return "";
  return value > 0 ? "bad" : "quiet";
}

/**
 * Without those of a schedule, where nothing has one.
 * @param {import("./LongTable.js").Column<any>[]} columns
 * @param {import("../types.js").StatsRow | null} total
 */
export function withValues(columns, total) {
  return columns.filter((column) => !SCHEDULED.test(column.key) || (total && column.value(total) != null));
}

/**
 * @param {any} row
 * @param {string} name
 * @param {(id: number) => void} onOpen
 */
function nameCell(row, name, onOpen) {
  return html`<button type="button" class="link" title="Show its charts" onClick=${() => onOpen(row[0])}>${name}</button>`;
}
