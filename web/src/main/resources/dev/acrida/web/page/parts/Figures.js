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
    ${state.arrivals != null && state.arrivals.dropped > 0 && html`<${Figure} label="Dropped" bad>${count(state.arrivals.dropped)}<//>`}
    <${P95} />
    ${state.iterations != null && html`<${Figure} label="Iterations">${count(state.iterations.done)}<small> of ${count(state.iterations.of)}</small><//>`}
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

/** Response times where there is a schedule: what a user had to wait, not what the server took. */
function P95() {
  const value = cell("response95") ?? cell("p95");
  if (value === undefined) return null;
  return html`<${Figure} label="95 % within">${millis(value)}${value != null && html` <small>ms</small>`}<//>`;
}

/**
 * A cell of the total.
 * @param {string} key of the column
 * @returns {number | null | undefined} undefined if there is no such column
 */
function cell(key) {
  const at = boot.value?.columns.findIndex((column) => column.key === key) ?? -1;
  return at < 0 ? undefined : total.value?.[at + 1];
}

/** @param {{ state: import("../types.js").RunState }} props */
function Time({ state }) {
  const left = state.runTimeSeconds == null ? null : Math.max(0, state.runTimeSeconds - state.elapsedSeconds);
  const going = state.state !== "STOPPED";
  return html`<${Figure} first label="Elapsed">${clock(state.elapsedSeconds)}
    ${left != null && going && html`<small> · ${clock(left)} left</small>`}<//>`;
}
