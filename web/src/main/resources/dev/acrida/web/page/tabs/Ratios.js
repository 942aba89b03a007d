import { html } from "../html.js";
import { percent } from "../format.js";
import { Empty } from "../parts/Empty.js";
import { Notice } from "../parts/Notice.js";
import { run } from "../state/run.js";
import { useFetched } from "./useFetched.js";

/** @typedef {import("../types.js").Ratio} Ratio */

/** How often each task is chosen. */
export function Ratios() {
  const { found, problem } = useFetched("tasks", `${run.value?.epoch}.${run.value?.users}`);
  if (problem) return html`<${Notice} text=${problem} />`;
  const ratios = /** @type {{ perClass: Ratio[], total: Ratio[] } | null} */ (found);
  if (!ratios) return null;
  if (ratios.total.length === 0) return html`<${Empty} title="No tasks">The classes of users have no tasks.<//>`;
  return html`<div class="charts">
    <${Tree} title="Of all users" hint="Each task's share in the whole load" roots=${ratios.total} />
    <${Tree} title="Within a class" hint="How often one user of the class chooses the task" roots=${ratios.perClass} />
  </div>`;
}

/** @param {{ title: string, hint: string, roots: Ratio[] }} props */
function Tree({ title, hint, roots }) {
  return html`<section class="card ratios"><h2>${title}</h2><p class="soft">${hint}</p><ul>${roots.map((root) => html`<${Branch} ratio=${root} />`)}</ul></section>`;
}

/** @param {{ ratio: Ratio }} props */
function Branch({ ratio }) {
  return html`<li>
    <div class="share"><span>${ratio.name}</span><meter value=${ratio.ratio} min="0" max="1" aria-label=${`${ratio.name}: ${percent(ratio.ratio)}`}></meter><b>${percent(ratio.ratio)}</b></div>
    ${ratio.tasks?.length ? html`<ul>${ratio.tasks.map((each) => html`<${Branch} ratio=${each} />`)}</ul>` : null}
  </li>`;
}
