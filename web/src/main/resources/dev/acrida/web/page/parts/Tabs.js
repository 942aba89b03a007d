import { html } from "../html.js";
import { count } from "../format.js";
import { tab } from "../state/place.js";
import { tabs } from "../state/tabs.js";

/** The titles of the tabs; arrow keys move between them, as everywhere. */
export function Tabs() {
  const all = tabs.value;
  const move = (/** @type {KeyboardEvent} */ event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const at = all.findIndex((each) => each.key === tab.value);
    tab.value = all[(at + step + all.length) % all.length].key;
    requestAnimationFrame(() => document.getElementById(`tab-${tab.value}`)?.focus());
  };
  return html`<div class="tabs" role="tablist" aria-label="Parts of the results" onKeyDown=${move}>${all.map((each) => {
    const open = each.key === tab.value;
    return html`<button type="button" role="tab" key=${each.key} id=${`tab-${each.key}`} aria-selected=${open ? "true" : "false"} aria-controls="tab-panel"
      tabindex=${open ? 0 : -1} onClick=${() => (tab.value = each.key)}>
      ${each.title}${each.badge ? html`<span class=${each.plain ? "badge plain" : "badge"}>${count(each.badge)}</span>` : null}
    </button>`;
  })}</div>`;
}
