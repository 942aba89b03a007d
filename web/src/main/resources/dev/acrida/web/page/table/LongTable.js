import { useMemo, useRef } from "preact/hooks";
import { html } from "../html.js";
import { nextSort, sorted } from "./sort.js";
import { ROW_HEIGHT, useWindow } from "./window.js";

/**
 * @template Row
 * @typedef {object} Column
 * @property {string} key
 * @property {string} title
 * @property {(row: Row) => any} value by which it is sorted, and shown unless there is a cell
 * @property {(row: Row) => any} [cell] what is shown
 * @property {string} [hint] what the title does not say
 * @property {boolean} [number] right-aligned, and sorted from the largest
 * @property {boolean} [named] stays in view while the table is scrolled sideways
 * @property {(row: Row) => string} [look] how the cell is shown: bad, quiet, or as any other
 */

/**
 * A table that sorts, pins its total and draws only the rows that are seen, so that ten thousand
 * cost as much as thirty.
 * @param {{
 *   label: string, columns: Column<any>[], rows: any[], total?: any, sort: import("./sort.js").Sort,
 *   onSort: (sort: import("./sort.js").Sort) => void, keyOf: (row: any) => string,
 * }} props
 */
export function LongTable({ label, columns, rows, total, sort, onSort, keyOf }) {
  const frame = useRef(/** @type {HTMLDivElement | null} */ (null));
  const by = columns.find((column) => column.key === sort.key) ?? columns[0];
  const ordered = useMemo(() => (by ? sorted(rows, by.value, sort.down) : rows), [rows, by, sort.down]);
  const { from, to } = useWindow(frame, ordered.length);
  return html`<div class="card table-frame" ref=${frame} tabindex="0" role="region" aria-label=${label}>
    <table class="table" aria-rowcount=${ordered.length + (total ? 2 : 1)}>
      <thead><tr aria-rowindex="1">${columns.map((column) => html`<${Title} ...${{ column, sort, onSort }} />`)}</tr></thead>
      <tbody>
        <${Spacer} rows=${from} columns=${columns.length} />
        ${ordered.slice(from, to).map(
          (row, i) => html`<${Line} key=${keyOf(row)} row=${row} columns=${columns} index=${from + i + 2} />`,
        )}
        <${Spacer} rows=${ordered.length - to} columns=${columns.length} />
      </tbody>
      ${total && html`<tfoot><${Line} row=${total} columns=${columns} index=${ordered.length + 2} /></tfoot>`}
    </table>
  </div>`;
}

/** @param {{ column: Column<any>, sort: any, onSort: (sort: any) => void }} props */
function Title({ column, sort, onSort }) {
  const here = sort.key === column.key;
  return html`<th scope="col" class=${kind(column)} title=${column.hint} aria-sort=${here ? (sort.down ? "descending" : "ascending") : "none"}>
    <button type="button" onClick=${() => onSort(nextSort(sort, column))}>
      ${column.title}<span class="arrow" aria-hidden="true">${here ? (sort.down ? "↓" : "↑") : ""}</span>
    </button>
  </th>`;
}

/** @param {{ row: any, columns: Column<any>[], index: number }} props */
function Line({ row, columns, index }) {
  return html`<tr aria-rowindex=${index}>${columns.map((column) => {
    const content = (column.cell ?? column.value)(row);
    const look = `${kind(column)} ${column.look?.(row) ?? ""}`.trim();
    return column.named
      ? html`<th scope="row" class=${look} title=${column.value(row)}>${content}</th>`
      : html`<td class=${look}>${content}</td>`;
  })}</tr>`;
}

/** @param {{ rows: number, columns: number }} props */
function Spacer({ rows, columns }) {
  if (rows <= 0) return null;
  return html`<tr class="spacer" aria-hidden="true"><td colspan=${columns} style=${{ height: `${rows * ROW_HEIGHT}px` }}></td></tr>`;
}

/** @param {Column<any>} column */
function kind(column) {
  return column.named ? "named" : column.number ? "number" : "";
}
