import { html } from "../html.js";
import { count, timeOfDay } from "../format.js";
import { Empty } from "../parts/Empty.js";
import { Notice } from "../parts/Notice.js";
import { remembered } from "../state/prefs.js";
import { counts, run } from "../state/run.js";
import { PlainTable } from "../table/PlainTable.js";
import { useFetched } from "./useFetched.js";

const sort = remembered("failures.sort", { key: "occurrences", down: true });

/** @type {import("../table/LongTable.js").Column<any>[]} */
const columns = [
  { key: "occurrences", title: "Occurrences", number: true, value: (row) => row.occurrences, cell: (row) => count(row.occurrences) },
  { key: "entry", title: "Entry", value: (row) => `${row.method} ${row.name}`.trim() },
  { key: "error", title: "Failure", value: (row) => row.error },
  { key: "firstSeen", title: "First seen", number: true, value: (row) => row.firstSeen, cell: (row) => timeOfDay(row.firstSeen) },
  { key: "lastSeen", title: "Last seen", number: true, value: (row) => row.lastSeen, cell: (row) => timeOfDay(row.lastSeen) },
];

/** Requests that failed, by what went wrong. */
export function Failures() {
  const { found, problem } = useFetched("failures", `${run.value?.epoch}.${counts.value.failures}`);
  if (problem) return html`<${Notice} text=${problem} />`;
  if (!found) return null;
  const failures = /** @type {any} */ (found)?.failures ?? [];
  if (failures.length === 0) return html`<${Empty} icon="check" title="No failures">Every request so far was answered as it should be.<//>`;
  return html`<${PlainTable} label="Failures" columns=${columns} rows=${failures} sort=${sort.value} onSort=${(/** @type {any} */ next) => (sort.value = next)} wide="error" />`;
}
