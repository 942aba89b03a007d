import { html } from "../html.js";
import { boot } from "../state/boot.js";
import { keys } from "../state/keys.js";
import { Dialog } from "./Dialog.js";

/** @param {{ onClose: () => void }} props */
export function KeysDialog({ onClose }) {
  return html`<${Dialog} title="Keys" onClose=${onClose}>
    <dl class="key-list">${keys.map((each) => html`<dt><kbd>${each.key}</kbd></dt><dd>${each.does}</dd>`)}</dl>
    <small>Acrida ${boot.value?.version}</small>
  <//>`;
}
