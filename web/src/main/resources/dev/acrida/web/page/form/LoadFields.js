import { html } from "../html.js";
import { Choice } from "../parts/Choice.js";
import { Field } from "../parts/Field.js";
import { shapeDecides } from "./draft.js";

const WORKLOADS = [
  { value: "closed", label: "Number of users" },
  { value: "open", label: "Arrivals" },
];
const SPACINGS = [
  { value: "uniform", label: "Evenly spaced" },
  { value: "poisson", label: "At random (Poisson)" },
];

/**
 * How much load.
 * @param {{ boot: import("../types.js").Boot, draft: import("./draft.js").Draft, set: (change: object) => void, wrongs: Record<string, string> }} props
 */
export function LoadFields({ boot, draft, set, wrongs }) {
  const open = draft.workload === "open";
  return html`
    ${boot.can.arrivals &&
    html`<div class="field">
      <${Choice} label="Load" value=${draft.workload} options=${WORKLOADS} onChange=${(/** @type {any} */ workload) => set({ workload })} />
      <span class="hint">${open
        ? "A fixed number of users arrive each second, however slow the server is: shows how long they would have to wait."
        : "A fixed number of users, each waiting for an answer before it goes on."}</span>
    </div>`}
    ${open ? html`<${Arrivals} ...${{ draft, set, wrongs }} />` : html`<${Users} ...${{ boot, draft, set, wrongs }} />`}
  `;
}

/** @param {{ boot: any, draft: any, set: (change: object) => void, wrongs: any }} props */
function Users({ boot, draft, set, wrongs }) {
  if (shapeDecides(boot, draft)) return html`<p class="soft">The number of users is decided by ${draft.shape}.</p>`;
  return html`<div class="pair">
    <${Field} label="Users" name="users" unit="users" inputMode="numeric" value=${draft.users} wrong=${wrongs.users}
      hint="At the peak" onInput=${(/** @type {string} */ users) => set({ users })} />
    <${Field} label="Ramp-up" name="spawnRate" unit="users / s" inputMode="decimal" value=${draft.spawnRate} wrong=${wrongs.spawnRate}
      hint="Users started each second" onInput=${(/** @type {string} */ spawnRate) => set({ spawnRate })} />
  </div>`;
}

/** @param {{ draft: any, set: (change: object) => void, wrongs: any }} props */
function Arrivals({ draft, set, wrongs }) {
  return html`<div class="pair">
      <${Field} label="Arrival rate" name="arrivalRate" unit=${isCourse(draft.arrivalRate) ? undefined : "per second"} value=${draft.arrivalRate} wrong=${wrongs.arrivalRate}
        hint="Or a course: 0..500/s over 2m, 500/s for 10m" onInput=${(/** @type {string} */ arrivalRate) => set({ arrivalRate })} />
      <${Field} label="Most users at a time" name="maxUsers" unit="users" inputMode="numeric" value=${draft.maxUsers} wrong=${wrongs.maxUsers}
        placeholder="no limit of yours" hint="An arrival beyond it is dropped, counted and reported" onInput=${(/** @type {string} */ maxUsers) => set({ maxUsers })} />
    </div>
    <${Choice} label="Spacing" value=${draft.arrivals} options=${SPACINGS} onChange=${(/** @type {any} */ arrivals) => set({ arrivals })} />`;
}

/**
 * Whether a rate brings its own units: only a plain number is meant per second.
 * @param {string} text
 */
function isCourse(text) {
  return /[^\d.\s]/.test(text);
}
