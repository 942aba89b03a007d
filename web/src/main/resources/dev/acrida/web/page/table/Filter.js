import { signal } from "@preact/signals";
import { html } from "../html.js";

/** What is looked for; the same on every tab with a filter. */
export const filter = signal("");

/** @param {{ label: string }} props */
export function Filter({ label }) {
  const leave = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape") return;
    filter.value = "";
    /** @type {HTMLElement} */ (event.currentTarget).blur();
  };
  return html`<input class="input small" type="search" aria-label=${label} placeholder=${`${label}…`} value=${filter.value}
    onInput=${(/** @type {any} */ event) => (filter.value = event.currentTarget.value)} onKeyDown=${leave} />`;
}
