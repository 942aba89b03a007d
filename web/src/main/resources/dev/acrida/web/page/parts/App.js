import { useEffect } from "preact/hooks";
import { plural } from "../format.js";
import { html } from "../html.js";
import { StartForm } from "../form/StartForm.js";
import { dialog, formOpen, refusal } from "../state/dialogs.js";
import { listenToKeys } from "../state/keys.js";
import { anything, run } from "../state/run.js";
import { BrokenNotice } from "./BrokenNotice.js";
import { EditDialog } from "./EditDialog.js";
import { Header } from "./Header.js";
import { KeysDialog } from "./KeysDialog.js";
import { TabPanel } from "./TabPanel.js";
import { VerdictDialog } from "./VerdictDialog.js";

/** The whole page. */
export function App() {
  useEffect(listenToKeys, []);
  const results = anything.value && !formOpen.value;
  return html`<div class=${results ? "running" : ""}>
    <button type="button" class="skip" onClick=${() => document.getElementById("content")?.focus()}>Skip to the content</button>
    <${Header} results=${results} />
    <main id="content" class="content" tabindex="-1">
      ${refusal.value &&
      html`<p class="notice bad" role="alert">${refusal.value}
        <button class="button bare" onClick=${() => (refusal.value = "")}>Dismiss</button></p>`}
      ${results && html`<${FailedToStart} />`}
      <${Content} results=${results} />
    </main>
    <${Dialogs} />
    <${BrokenNotice} />
  </div>`;
}

function FailedToStart() {
  const failed = run.value?.failedToStart ?? 0;
  if (failed === 0) return null;
  return html`<p class="notice warn" role="status">${plural(failed, "user")} failed to start. The tab Exceptions says why.</p>`;
}

/** @param {{ results: boolean }} props */
function Content({ results }) {
  if (run.value === null) return html`<p class="empty" role="status">Looking at the run…</p>`;
  if (results) return html`<${TabPanel} />`;
  return html`<${StartForm} onStarted=${() => (formOpen.value = false)} onLeave=${formOpen.value ? () => (formOpen.value = false) : undefined} />`;
}

function Dialogs() {
  const close = () => (dialog.value = null);
  if (dialog.value === "edit") return html`<${EditDialog} onClose=${close} />`;
  if (dialog.value === "keys") return html`<${KeysDialog} onClose=${close} />`;
  if (dialog.value === "verdict") return html`<${VerdictDialog} onClose=${close} />`;
  return null;
}
