import { html } from "../html.js";
import { nextSort, sorted } from "./sort.js";

/**
 * A table of few rows, whose text may take as many lines as it needs.
 * @param {{
 *   label: string, columns: import("./LongTable.js").Column<any>[], rows: any[], sort: import("./sort.js").Sort,
 *   onSort: (sort: import("./sort.js").Sort) => void, wide?: string,
 * }} props wide is the key of the column with the long text
 */
export function PlainTable({ label, columns, rows, sort, onSort, wide }) {
  const by = columns.find((column) => column.key === sort.key) ?? columns[0];
  const look = (/** @type {any} */ column) => (column.key === wide ? "text" : column.number ? "number" : "");
  return html`<div class="card table-frame" tabindex="0" role="region" aria-label=${label}>
    <table class="table wrapping">
      <thead><tr>${columns.map((column) => {
        const here = column === by;
        return html`<th scope="col" class=${look(column)} aria-sort=${here ? (sort.down ? "descending" : "ascending") : "none"}>
          <button type="button" onClick=${() => onSort(nextSort(sort, column))}>${column.title}<span class="arrow" aria-hidden="true">${here ? (sort.down ? "↓" : "↑") : ""}</span></button>
        </th>`;
      })}</tr></thead>
      <tbody>${sorted(rows, by.value, sort.down).map(
        (row) => html`<tr>${columns.map((column) => html`<td class=${look(column)}>${(column.cell ?? column.value)(row)}</td>`)}</tr>`,
      )}</tbody>
    </table>
  </div>`;
}
