import { html } from "../html.js";

/**
 * Says that something could not be shown, and why.
 * @param {{ text: string }} props
 */
export function Notice({ text }) {
  return html`<p class="notice bad" role="alert">${text}</p>`;
}
