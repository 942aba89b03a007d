import { html } from "../html.js";
import { pause, reset, resume, stop } from "../net/commands.js";
import { boot } from "../state/boot.js";
import { dialog, formOpen } from "../state/dialogs.js";
import { going, run } from "../state/run.js";
import { Icon } from "./icons.js";

/** What can be done with the test now. */
export function Controls() {
  return html`<div class="controls" role="group" aria-label="Control of the test">
    ${going.value ? html`<${WhileGoing} />` : html`<${WhenOver} />`}
  </div>`;
}

function WhileGoing() {
  const state = run.value;
  const stopping = state?.state === "STOPPING";
  const can = boot.value?.can;
  return html`
    ${can?.edit && !state?.shape && html`<${Button} icon="edit" disabled=${stopping} onClick=${() => (dialog.value = "edit")}>Edit<//>`}
    ${can?.pause &&
    (state?.paused
      ? html`<${Button} icon="play" disabled=${stopping} onClick=${resume}>Resume<//>`
      : html`<${Button} icon="pause" disabled=${stopping} onClick=${pause}>Pause<//>`)}
    <${Button} icon="reset" disabled=${stopping} onClick=${reset} title="Begin all statistics anew">Reset<//>
    <${Button} icon="stop" look="danger" disabled=${stopping} onClick=${stop}>${stopping ? "Stopping…" : "Stop"}<//>
  `;
}

function WhenOver() {
  return html`
    <${Button} icon="reset" onClick=${reset} title="Begin all statistics anew">Reset<//>
    <${Button} icon="plus" look="primary" onClick=${() => (formOpen.value = true)}>New test<//>
  `;
}

/** @param {{ icon: any, look?: string, title?: string, disabled?: boolean, onClick: () => void, children?: any }} props */
function Button({ icon, look = "", title, disabled, onClick, children }) {
  return html`<button type="button" class=${`button ${look}`} ...${{ title, disabled, onClick }}><${Icon} name=${icon} size=${16} />${children}</button>`;
}
