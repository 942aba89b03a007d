import { useState } from "preact/hooks";
import { html } from "../html.js";
import { plural } from "../format.js";
import { Icon } from "../parts/icons.js";
import { ClassSettings } from "./ClassSettings.js";

/**
 * Which classes of users take part, and how.
 * @param {{
 *   types: import("../types.js").UserClass[], classes: Record<string, import("./draft.js").ClassDraft>,
 *   onChange: (classes: Record<string, import("./draft.js").ClassDraft>) => void, wrongs: Record<string, string>,
 * }} props
 */
export function ClassPicker({ types, classes, onChange, wrongs }) {
  const [open, setOpen] = useState("");
  const wrongIn = (/** @type {string} */ name) => Object.keys(wrongs).some((field) => field.startsWith(`userClasses.${name}.`));
  return html`<fieldset>
    <legend>Who takes part</legend>
    <div class="classes">${types.map((type) => {
      const draft = classes[type.name];
      const set = (/** @type {object} */ change) => onChange({ ...classes, [type.name]: { ...draft, ...change } });
      const shown = open === type.name || wrongIn(type.name);
      return html`<div key=${type.name}>
        <div class="class-row">
          <label class="check">
            <input type="checkbox" name=${`userClasses.${type.name}`} checked=${draft.enabled} onChange=${() => set({ enabled: !draft.enabled })} />
            <span>${type.name}</span>
          </label>
          <small>${share(draft, type)}</small>
          <button type="button" class="button bare icon" aria-expanded=${shown ? "true" : "false"} aria-label=${`Settings of ${type.name}`}
            onClick=${() => setOpen(open === type.name ? "" : type.name)}><${Icon} name="gear" /></button>
        </div>
        ${shown && html`<${ClassSettings} ...${{ type, draft, set, wrongs }} />`}
      </div>`;
    })}</div>
    ${wrongs.userClasses && html`<p class="field"><span class="wrong" role="alert">${wrongs.userClasses}</span></p>`}
  </fieldset>`;
}

/**
 * @param {import("./draft.js").ClassDraft} draft
 * @param {import("../types.js").UserClass} type
 */
function share(draft, type) {
  const fixed = Number(draft.fixedCount);
  const tasks = draft.tasks.length === type.tasks.length ? "" : `, ${draft.tasks.length} of ${plural(type.tasks.length, "task")}`;
  return `${fixed > 0 ? `exactly ${draft.fixedCount}` : `weight ${draft.weight}`}${tasks}`;
}
