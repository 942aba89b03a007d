import { html } from "../html.js";
import { count } from "../format.js";
import { Empty } from "../parts/Empty.js";
import { Notice } from "../parts/Notice.js";
import { counts, run } from "../state/run.js";
import { useFetched } from "./useFetched.js";

/** What the test's own code threw. */
export function Exceptions() {
  const { found, problem } = useFetched("exceptions", `${run.value?.epoch}.${counts.value.exceptions}`);
  if (problem) return html`<${Notice} text=${problem} />`;
  if (!found) return null;
  const exceptions = /** @type {any} */ (found)?.exceptions ?? [];
  if (exceptions.length === 0) return html`<${Empty} icon="check" title="No exceptions">The test's own code has thrown nothing so far.<//>`;
  return html`<div class="card">${exceptions.map(
    (/** @type {any} */ each) => html`<details class="trace" key=${each.trace}>
      <summary><strong>${count(each.count)} ×</strong> ${each.message}${each.nodes?.length > 0 && html` <small>on ${each.nodes.join(", ")}</small>`}</summary>
      <pre tabindex="0">${each.trace}</pre>
    </details>`,
  )}</div>`;
}
