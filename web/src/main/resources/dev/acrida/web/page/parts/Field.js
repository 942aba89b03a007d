import { useId } from "preact/hooks";
import { html } from "../html.js";

/**
 * A labelled input with its hint and, when the server or the page objects, the reason.
 * @param {{
 *   label: string, name: string, value: string, onInput: (value: string) => void, type?: string, unit?: string,
 *   hint?: any, wrong?: string, placeholder?: string, required?: boolean, inputMode?: string, list?: string[],
 *   autocomplete?: string,
 * }} props
 */
export function Field({ label, name, value, onInput, type = "text", unit, hint, wrong, list, autocomplete = "off", ...more }) {
  const id = useId();
  const described = wrong ? `${id}-wrong` : hint ? `${id}-hint` : undefined;
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <div class=${unit ? "with-unit" : ""}>
      <input class="input" id=${id} name=${name} type=${type} value=${value} autocomplete=${autocomplete} spellcheck=${false}
        aria-invalid=${wrong ? "true" : undefined} aria-describedby=${described} list=${list?.length ? `${id}-list` : undefined}
        onInput=${(/** @type {any} */ event) => onInput(event.currentTarget.value)} ...${more} />
      ${unit && html`<span class="unit" aria-hidden="true">${unit}</span>`}
    </div>
    ${list?.length ? html`<datalist id=${`${id}-list`}>${list.map((each) => html`<option value=${each} />`)}</datalist>` : null}
    ${wrong && html`<span class="wrong" id=${`${id}-wrong`}>${wrong}</span>`}
    ${hint && !wrong && html`<span class="hint" id=${`${id}-hint`}>${hint}</span>`}
  </div>`;
}
