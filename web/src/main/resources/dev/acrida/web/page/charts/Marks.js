import { html } from "../html.js";
import { duration } from "../format.js";
import { line, revision } from "../state/timeline.js";

/** What the dashed lines in the charts stand for. */
export function Marks() {
  revision.value;
  const marks = line.current.marks;
  if (marks.length === 0) return null;
  return html`<section class="card marks" aria-labelledby="marks-title">
    <h2 id="marks-title">What happened</h2>
    <ol>${marks.map((mark) => html`<li><time>${duration(mark.elapsedSeconds)}</time><span>${mark.text}</span></li>`)}</ol>
  </section>`;
}
