import { html } from "../html.js";
import { bytes, count, percent } from "../format.js";
import { Empty } from "../parts/Empty.js";
import { Notice } from "../parts/Notice.js";
import { remembered } from "../state/prefs.js";
import { PlainTable } from "../table/PlainTable.js";
import { useFetched } from "./useFetched.js";
import { useSeconds } from "./useSeconds.js";

const sort = remembered("workers.sort", { key: "name", down: false });

/** @type {import("../table/LongTable.js").Column<any>[]} */
const columns = [
  { key: "name", title: "Worker", value: (row) => row.name },
  { key: "state", title: "State", value: (row) => row.state },
  { key: "users", title: "Users", number: true, value: (row) => row.users, cell: (row) => count(row.users) },
  { key: "cpu", title: "CPU", number: true, value: (row) => row.cpu, cell: (row) => percent(row.cpu) },
  { key: "memory", title: "Memory", number: true, value: (row) => row.memory, cell: (row) => bytes(row.memory) },
];

/** The machines that make the load. */
export function Workers() {
  const { found, problem } = useFetched("workers", useSeconds(2));
  if (problem) return html`<${Notice} text=${problem} />`;
  if (!found) return null;
  const workers = /** @type {any} */ (found)?.workers ?? [];
  if (workers.length === 0) return html`<${Empty} title="No workers yet">A worker that joins is listed here, and takes its share of the users.<//>`;
  return html`<${PlainTable} label="Workers" columns=${columns} rows=${workers} sort=${sort.value} onSort=${(/** @type {any} */ next) => (sort.value = next)} />`;
}
