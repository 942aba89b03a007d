import { html } from "../html.js";
import { count, percent } from "../format.js";
import { run } from "../state/run.js";

/** How much of a limited run is done: of its time, of its iterations; nothing if it has no end. */
export function Progress() {
  const time = run.value?.progress;
  const iterations = run.value?.iterations;
  return html`${time != null && html`<${Bar} label="Progress of the run" done=${time} text=${percent(time)} />`}
    ${iterations != null &&
    html`<${Bar} label="Iterations" done=${iterations.done / iterations.of} text=${`${count(iterations.done)} of ${count(iterations.of)}`} />`}`;
}

/** @param {{ label: string, done: number, text: string }} props done: 0..1 */
function Bar({ label, done, text }) {
  return html`<div class="progress" role="progressbar" aria-label=${label} aria-valuemin="0" aria-valuemax="100" title=${`${label}: ${text}`}
    aria-valuenow=${Math.round(done * 100)} aria-valuetext=${text}><div style=${{ transform: `scaleX(${done})` }}></div></div>`;
}
