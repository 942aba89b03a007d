import { html } from "../html.js";
import { Icon } from "../parts/icons.js";
import { boot } from "../state/boot.js";

/** Everything as files. */
export function Downloads() {
  return html`<div class="download-list">${boot.value?.downloads.map(
    ({ href, label, hint }) => html`<a class="card download" href=${href} download="">
      <${Icon} name="download" size=${22} /><strong>${label}</strong><small>${hint}</small>
    </a>`,
  )}</div>`;
}
