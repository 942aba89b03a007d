import { useMemo } from "preact/hooks";
import { html } from "../html.js";
import { count } from "../format.js";
import { choose } from "../net/course.js";
import { Empty } from "../parts/Empty.js";
import { boot } from "../state/boot.js";
import { entries, total } from "../state/entries.js";
import { tab } from "../state/place.js";
import { hiddenColumns, remembered } from "../state/prefs.js";
import { ColumnMenu } from "../table/ColumnMenu.js";
import { columnsOf, withValues } from "../table/columns.js";
import { LongTable } from "../table/LongTable.js";
import { filter, Filter } from "../table/Filter.js";

const sort = remembered("stats.sort", /** @type {import("../table/sort.js").Sort} */ ({ key: "name", down: false }));

/** Every entry in numbers. */
export function Statistics() {
  const all = useMemo(() => columnsOf(boot.value?.columns ?? [], show), [boot.value]);
  const columns = withValues(all, total.value);
  const shown = columns.filter((column) => !hiddenColumns.value.includes(column.key));
  const rows = matching(entries.value, columns, filter.value);
  if (entries.value.length === 0) {
    return html`<${Empty} icon="inbox" title="No requests yet">As soon as a user sends one, it is counted here.<//>`;
  }
  return html`
    <div class="bar">
      <${Filter} label="Filter entries" />
      <small role="status">${rows.length === entries.value.length ? "" : `${count(rows.length)} of ${count(entries.value.length)} entries`}</small>
      <span class="push"></span>
      <${ColumnMenu} columns=${columns} />
    </div>
    <${LongTable} label="Statistics" columns=${shown} rows=${rows} total=${total.value} sort=${sort.value} onSort=${(/** @type {any} */ next) => (sort.value = next)}
      keyOf=${(/** @type {any} */ row) => String(row[0])} />
  `;
}

/** @param {number} id of the entry whose charts are wanted */
function show(id) {
  choose(id);
  tab.value = "charts";
}

/**
 * @param {any[]} rows
 * @param {import("../table/LongTable.js").Column<any>[]} columns
 * @param {string} text
 */
function matching(rows, columns, text) {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return rows;
  const words = columns.filter((column) => !column.number);
  return rows.filter((row) => words.map((column) => column.value(row)).join(" ").toLowerCase().includes(wanted));
}
