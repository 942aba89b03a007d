import { html } from "../html.js";
import { dialog } from "../state/dialogs.js";

export const verdictWords = {
  VALID: { text: "Valid", look: "good" },
  SUSPECT: { text: "Suspect", look: "warn" },
  INVALID: { text: "Invalid", look: "bad" },
};

/**
 * Whether the numbers can be trusted; says why on a click.
 * @param {{ verdict: { level: keyof typeof verdictWords }, thresholds: { passed: boolean }[] }} props
 */
export function VerdictChip({ verdict, thresholds }) {
  const { text, look } = verdictWords[verdict.level];
  const missed = thresholds.filter((each) => !each.passed).length;
  const also = missed === 0 ? "" : `, ${missed} of ${thresholds.length} thresholds missed`;
  return html`<button type="button" class=${`chip ${missed > 0 && look === "good" ? "warn" : look}`} aria-label=${`Verdict: ${text}${also}. Show why`}
    onClick=${() => (dialog.value = "verdict")}>${text}${missed > 0 && html`<small>${missed} missed</small>`}</button>`;
}
