import { useState } from "preact/hooks";
import { html } from "../html.js";
import { isRate, rateOf } from "../form/draft.js";
import { post } from "../net/api.js";
import { run } from "../state/run.js";
import { Dialog } from "./Dialog.js";
import { Field } from "./Field.js";

/**
 * Changes the load of the test that is going on.
 * @param {{ onClose: () => void }} props
 */
export function EditDialog({ onClose }) {
  const state = /** @type {import("../types.js").RunState} */ (run.peek());
  const open = state.workload === "open";
  const [draft, setDraft] = useState(() => /** @type {Record<string, string>} */ (open
    ? { arrivalRate: String(state.arrivalRate ?? "") }
    : { users: String(state.targetUsers), spawnRate: String(state.spawnRate) }));
  const [wrongs, setWrongs] = useState(/** @type {Record<string, string>} */ ({}));
  const submit = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const found = wrongsOf(draft);
    setWrongs(found);
    if (Object.keys(found).length > 0) return;
    try {
      await post("edit", Object.fromEntries(Object.entries(draft).map(([name, text]) => [name, rateOf(text)])));
      onClose();
    } catch (problem) {
      const { field, message } = /** @type {import("../net/api.js").Problem} */ (problem);
      setWrongs({ [field && field in draft ? field : ""]: message });
    }
  };
  const field = (/** @type {string} */ name, /** @type {string} */ label, /** @type {string} */ unit) => html`<${Field} ...${{ name, label, unit }}
    inputMode="decimal" value=${draft[name]} wrong=${wrongs[name]} onInput=${(/** @type {string} */ text) => setDraft({ ...draft, [name]: text })} />`;
  return html`<${Dialog} title="Change the load" onClose=${onClose}>
    <form class="dialog-form" onSubmit=${submit} novalidate>
      ${wrongs[""] && html`<p class="notice bad" role="alert">${wrongs[""]}</p>`}
      <div class="pair">${open
        ? field("arrivalRate", "Arrival rate", "per second")
        : html`${field("users", "Users", "users")}${field("spawnRate", "Ramp-up", "users / s")}`}</div>
      <div class="dialog-end"><button type="button" class="button" onClick=${onClose}>Cancel</button><button class="button primary">Apply</button></div>
    </form>
  <//>`;
}

/** @type {Record<string, { right: (text: string) => boolean, rule: string }>} */
const rules = {
  users: { right: (text) => /^\d+$/.test(text.trim()), rule: "Must be a whole number" },
  spawnRate: { right: (text) => Number(text) > 0, rule: "Must be a number greater than 0" },
  arrivalRate: { right: isRate, rule: "Write it like 20, or 0..500/s over 2m" },
};

/** @param {Record<string, string>} draft */
function wrongsOf(draft) {
  /** @type {Record<string, string>} */
  const wrongs = {};
  for (const [name, text] of Object.entries(draft)) {
    const { right, rule } = rules[name];
    if (!right(text)) wrongs[name] = `${rule}, was “${text}”`;
  }
  return wrongs;
}
