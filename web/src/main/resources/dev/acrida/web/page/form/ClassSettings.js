import { html } from "../html.js";
import { Field } from "../parts/Field.js";

/**
 * One class of users: how many, where, and which of its tasks.
 * @param {{
 *   type: import("../types.js").UserClass, draft: import("./draft.js").ClassDraft, set: (change: object) => void,
 *   wrongs: Record<string, string>,
 * }} props
 */
export function ClassSettings({ type, draft, set, wrongs }) {
  const of = (/** @type {string} */ member) => `userClasses.${type.name}.${member}`;
  return html`<div class="class-settings">
    <div class="pair">
      <${Field} label="Weight" name=${of("weight")} inputMode="numeric" value=${draft.weight} wrong=${wrongs[of("weight")]}
        hint="Its share among the classes" onInput=${(/** @type {string} */ weight) => set({ weight })} />
      <${Field} label="Fixed count" name=${of("fixedCount")} inputMode="numeric" value=${draft.fixedCount} wrong=${wrongs[of("fixedCount")]}
        hint="0: by weight" onInput=${(/** @type {string} */ fixedCount) => set({ fixedCount })} />
    </div>
    <${Field} label="Host of its own" name=${of("host")} inputMode="url" value=${draft.host} wrong=${wrongs[of("host")]} placeholder="as above"
      onInput=${(/** @type {string} */ host) => set({ host })} />
    ${type.tasks.length > 0 && html`<${Tasks} ...${{ type, draft, set }} wrong=${wrongs[of("tasks")]} />`}
  </div>`;
}

/** @param {{ type: import("../types.js").UserClass, draft: import("./draft.js").ClassDraft, set: (change: object) => void, wrong?: string }} props */
function Tasks({ type, draft, set, wrong }) {
  const toggle = (/** @type {string} */ name) =>
    set({ tasks: type.tasks.map((task) => task.name).filter((each) => draft.tasks.includes(each) !== (each === name)) });
  return html`<fieldset><legend>Tasks</legend><div class="task-list">${type.tasks.map(
    (task) => html`<label class="check">
      <input type="checkbox" name=${`userClasses.${type.name}.tasks`} checked=${draft.tasks.includes(task.name)} onChange=${() => toggle(task.name)} />
      <span title=${task.name}>${task.name}${task.weight !== 1 && html` <small>× ${task.weight}</small>`}</span>
    </label>`,
  )}</div>${wrong && html`<p class="field"><span class="wrong" role="alert">${wrong}</span></p>`}</fieldset>`;
}
