import { html } from "../html.js";
import { clock, count, millis, percent, rate } from "../format.js";
import { boot } from "../state/boot.js";
import { total } from "../state/entries.js";
import { run } from "../state/run.js";
import { StateChip } from "./StateChip.js";
import { VerdictChip } from "./VerdictChip.js";

/** The few numbers that tell how the test goes. */
export function Figures() {
  const state = /** @type {import("../types.js").RunState} */ (run.value);
  return html`<dl class="figure-row figures" aria-label="The run at a glance">
    <${Figure} first label=${state.state === "STOPPED" && state.stopReason ? state.stopReason : "State"}><${StateChip} state=${state} /><//>
    <${Figure} label=${state.workload === "open" ? "Users now" : "Users"}>${count(state.users)}<${Of} state=${state} /><//>
    ${state.workers != null && html`<${Figure} label="Workers">${count(state.workers)}<//>`}
    <${Figure} label="Requests/s">${rate(state.rps)}<//>
    <${Figure} label="Failures" bad=${state.failures > 0}>${percent(state.requests === 0 ? 0 : state.failRatio)}<//>
    <${P95} />
    <${Time} state=${state} />
    ${state.verdict && html`<${Figure} first label="Verdict"><${VerdictChip} verdict=${state.verdict} thresholds=${state.thresholds} /><//>`}
  </dl>`;
}

/** @param {{ label: string, bad?: boolean, first?: boolean, children?: any }} props first: in the upper row on a phone */
export function Figure({ label, bad, first, children }) {
  return html`<div class=${`figure${bad ? " bad" : ""}${first ? " first" : ""}`}><dt>${label}</dt><dd>${children}</dd></div>`;
}

/** @param {{ state: import("../types.js").RunState }} props */
function Of({ state }) {
  if (state.workload === "open") return state.arrivalRate == null ? null : html`<small> · ${rate(state.arrivalRate)}/s</small>`;
  return state.users === state.targetUsers || state.state === "STOPPED" ? null : html`<small> of ${count(state.targetUsers)}</small>`;
}

function P95() {
  const at = boot.value?.columns.findIndex((column) => column.key === "p95") ?? -1;
  const row = total.value;
  if (at < 0 || !row) return null;
  return html`<${Figure} label="95 % within">${millis(row[at + 1])}${row[at + 1] != null && html` <small>ms</small>`}<//>`;
}

/** @param {{ state: import("../types.js").RunState }} props */
function Time({ state }) {
  const left = state.runTimeSeconds == null ? null : Math.max(0, state.runTimeSeconds - state.elapsedSeconds);
  const going = state.state !== "STOPPED";
  return html`<${Figure} first label="Elapsed">${clock(state.elapsedSeconds)}
    ${left != null && going && html`<small> · ${clock(left)} left</small>`}<//>`;
}
