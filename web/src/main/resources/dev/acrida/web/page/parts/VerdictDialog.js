import { html } from "../html.js";
import { count, plural } from "../format.js";
import { run } from "../state/run.js";
import { Dialog } from "./Dialog.js";
import { verdictWords } from "./VerdictChip.js";

const meanings = {
  VALID: "Nothing on this machine disturbed the measurement: the numbers are those of the server.",
  SUSPECT: "Something on this machine may have disturbed the measurement. Read the numbers with care.",
  INVALID: "This machine, not the server, decided the numbers. Do not use them.",
};

/** @param {{ onClose: () => void }} props */
export function VerdictDialog({ onClose }) {
  const verdict = run.value?.verdict;
  const thresholds = run.value?.thresholds ?? [];
  if (!verdict) return null;
  return html`<${Dialog} title="Can the numbers be trusted?" onClose=${onClose}>
    <p><span class=${`chip ${verdictWords[verdict.level].look}`}>${verdictWords[verdict.level].text}</span></p>
    <p>${meanings[verdict.level]}</p>
    <${Books} />
    ${verdict.reasons.length > 0 && html`<ul class="reasons">${verdict.reasons.map((reason) => html`<li>${optionsWhole(reason.text)}</li>`)}</ul>`}
    ${thresholds.length > 0 && html`<h3>Thresholds</h3><ul class="reasons">${thresholds.map((each) => html`<${Threshold} ...${each} />`)}</ul>`}
  <//>`;
}

/**
 * Keeps the names of options in one piece.
 * @param {string} text
 */
function optionsWhole(text) {
  return text.split(/(--[a-z][a-z-]*)/).map((part, i) => (i % 2 === 1 ? html`<code class="whole">${part}</code>` : part));
}

/** What became of everything that was begun: nothing is left out in silence. */
function Books() {
  const { requests = 0, lost = 0, arrivals = null } = run.value ?? {};
  return html`<p class="soft">${plural(requests, "request")} recorded, ${count(lost)} lost.${arrivals &&
  ` ${plural(arrivals.due, "arrival")} due, ${count(arrivals.started)} started, ${count(arrivals.dropped)} dropped.`}</p>`;
}

/** @param {{ text: string, passed: boolean, actual: string }} props */
function Threshold({ text, passed, actual }) {
  return html`<li class=${passed ? "good" : "bad"}><strong>${passed ? "Kept" : "Missed"}:</strong> <code>${text}</code> – ${actual}</li>`;
}
