import { useState } from "preact/hooks";
import { html } from "../html.js";
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
      await post("edit", Object.fromEntries(Object.entries(draft).map(([name, text]) => [name, Number(text)])));
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

/** @param {Record<string, string>} draft */
function wrongsOf(draft) {
  /** @type {Record<string, string>} */
  const wrongs = {};
  for (const [name, text] of Object.entries(draft)) {
    const whole = name === "users";
    if (whole ? !/^\d+$/.test(text.trim()) : !(Number(text) > 0)) {
      wrongs[name] = `Must be a ${whole ? "whole number" : "number greater than 0"}, was “${text}”`;
    }
  }
  return wrongs;
}
