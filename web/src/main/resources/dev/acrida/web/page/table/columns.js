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
  p50: "50 %",
  p95: "95 %",
  p99: "99 %",
  average: "Mean",
  min: "Min",
  max: "Max",
  averageBytes: "Size",
  rps: "Requests/s",
  failuresPerSecond: "Failures/s",
  failRatio: "Failed",
});

const BAD = new Set(["failures", "failuresPerSecond", "failRatio"]);

/**
 * @param {{ key: string, title: string, unit: Unit }[]} columns
 * @param {(id: number) => void} onOpen called with the entry whose name was clicked
 * @returns {import("./LongTable.js").Column<any>[]}
 */
export function columnsOf(columns, onOpen) {
  return columns.map(({ key, title: hint, unit }, i) => {
    const at = i + 1;
    const title = SHORT[key] ?? hint;
    const value = (/** @type {any} */ row) => row[at];
    if (key === "name") return { key, title, value, named: true, cell: (row) => nameCell(row, value(row), onOpen) };
    if (key === "method") return { key, title, value, cell: (row) => html`<span class="method">${value(row)}</span>` };
    const number = unit !== "text";
    return { key, title, hint, value, number, cell: (row) => formats[unit](value(row)), bad: (row) => BAD.has(key) && value(row) > 0 };
  });
}

/**
 * @param {any} row
 * @param {string} name
 * @param {(id: number) => void} onOpen
 */
function nameCell(row, name, onOpen) {
  return html`<button type="button" class="link" title="Show its charts" onClick=${() => onOpen(row[0])}>${name}</button>`;
}
