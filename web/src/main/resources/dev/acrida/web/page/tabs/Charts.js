import { html } from "../html.js";
import { Chart } from "../charts/Chart.js";
import { HeatChart } from "../charts/HeatChart.js";
import { nameOf, offer, offered, range } from "../charts/range.js";
import { count, millis, rate } from "../format.js";
import { EntryChooser } from "../charts/EntryChooser.js";
import { Marks } from "../charts/Marks.js";
import { Choice } from "../parts/Choice.js";
import { boot } from "../state/boot.js";
import { chosen } from "../state/timeline.js";

/** @typedef {import("../state/timeline.js").Timeline} Timeline */

const rates = [
  { label: "Requests/s", color: "--series-1", filled: true, values: (/** @type {Timeline} */ line) => line.rps },
  { label: "Failures/s", color: "--series-2", values: (/** @type {Timeline} */ line) => line.fps },
];
const users = [{ label: "Users", color: "--series-4", filled: true, values: (/** @type {Timeline} */ line) => line.users }];

/** The course of the run. */
export function Charts() {
  const zoomed = range.value.kind === "zoom";
  return html`
    <div class="bar">
      <${EntryChooser} />
      <span class="push"></span>
      ${zoomed
        ? html`<button type="button" class="button" onClick=${() => offer("whole")}>Show the whole run</button>`
        : html`<small class="wide-only">Drag over a chart to look closer</small>`}
      <${Choice} quiet label="Time shown" value=${nameOf(range.value)} options=${offered} onChange=${offer} />
    </div>
    <div class="charts" key=${chosen.value}>
      <${Chart} title="Requests and failures per second" series=${rates} format=${rate} />
      <${Chart} title="Response times (ms)" series=${percentiles()} format=${(/** @type {any} */ value) => `${millis(value)} ms`} />
      <${Chart} title="Users" series=${users} format=${count} />
      <${HeatChart} />
    </div>
    <${Marks} />
  `;
}

const LINES = ["--series-1", "--series-3", "--series-2", "--series-4", "--accent", "--soft"];

function percentiles() {
  return (boot.value?.percentiles ?? []).map((share, i) => ({
    label: `${Number((share * 100).toFixed(4))} %`,
    color: LINES[i % LINES.length],
    values: (/** @type {Timeline} */ line) => line.percentiles[i] ?? [],
  }));
}
