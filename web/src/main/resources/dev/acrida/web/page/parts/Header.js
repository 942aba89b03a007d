import { html } from "../html.js";
import { logout } from "../net/commands.js";
import { boot } from "../state/boot.js";
import { dialog } from "../state/dialogs.js";
import { Controls } from "./Controls.js";
import { Figures } from "./Figures.js";
import { Icon, Mark } from "./icons.js";
import { Progress } from "./Progress.js";
import { Tabs } from "./Tabs.js";
import { ThemeButton } from "./ThemeButton.js";

/**
 * What is always in view: which test, how it goes, what can be done.
 * @param {{ results: boolean }} props
 */
export function Header({ results }) {
  return html`<header class="header">
    <div class="header-row">
      <div class="brand"><${Mark} />
        <div class="brand-text">${results ? html`<h1>Acrida</h1>` : html`<strong>Acrida</strong>`}<small title=${boot.value?.title}>${boot.value?.title}</small></div>
      </div>
      ${results ? html`<${Figures} />` : html`<span class="figure-row"></span>`}
      <${Corner} />
    </div>
    ${results && html`<${Progress} /><div class="tab-row"><${Tabs} /><${Controls} /></div>`}
  </header>`;
}

function Corner() {
  return html`<div class="corner">
    <${ThemeButton} />
    <button type="button" class="button bare icon" title="Keys (?)" aria-label="Keys" onClick=${() => (dialog.value = "keys")}><${Icon} name="help" /></button>
    ${boot.value?.user &&
    html`<button type="button" class="button bare icon" title=${`Log out ${boot.value.user}`} aria-label="Log out" onClick=${logout}><${Icon} name="leave" /></button>`}
  </div>`;
}
