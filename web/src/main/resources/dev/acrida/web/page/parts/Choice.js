import { useId } from "preact/hooks";
import { html } from "../html.js";

/**
 * One of a few, side by side: radio buttons that look like a switch.
 * @param {{
 *   label: string, value: string, options: { value: string, label: string }[], onChange: (value: string) => void,
 *   quiet?: boolean,
 * }} props
 */
export function Choice({ label, value, options, onChange, quiet }) {
  const name = useId();
  return html`<fieldset>
    <legend class=${quiet ? "unseen" : ""}>${label}</legend>
    <div class="choice">${options.map(
      (each) => html`<label>
        <input type="radio" name=${name} value=${each.value} checked=${each.value === value} onChange=${() => onChange(each.value)} />
        ${each.label}
      </label>`,
    )}</div>
  </fieldset>`;
}
