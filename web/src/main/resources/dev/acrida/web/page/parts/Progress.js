import { html } from "../html.js";
import { percent } from "../format.js";
import { run } from "../state/run.js";

/** How much of a limited run is done; nothing if it has no end. */
export function Progress() {
  const done = run.value?.progress;
  if (done == null) return null;
  return html`<div class="progress" role="progressbar" aria-label="Progress of the run" aria-valuemin="0" aria-valuemax="100"
    aria-valuenow=${Math.round(done * 100)} aria-valuetext=${percent(done)}><div style=${{ transform: `scaleX(${done})` }}></div></div>`;
}
