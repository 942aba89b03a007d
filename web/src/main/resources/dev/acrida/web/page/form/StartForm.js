import { useRef, useState } from "preact/hooks";
import { html } from "../html.js";
import { post } from "../net/api.js";
import { Field } from "../parts/Field.js";
import { Icon } from "../parts/icons.js";
import { boot as bootSignal } from "../state/boot.js";
import { run } from "../state/run.js";
import { remember, remembered } from "./last.js";
import { ClassPicker } from "./ClassPicker.js";
import { draftOf, requestOf, wrongsOf } from "./draft.js";
import { LoadFields } from "./LoadFields.js";
import { OptionFields } from "./OptionFields.js";
import { ShapePicker } from "./ShapePicker.js";
import { summary } from "./summary.js";

/**
 * Asks what load shall be made, and starts it.
 * @param {{ onStarted: () => void, onLeave?: () => void }} props onLeave leads back to the last test, if there was one
 */
export function StartForm({ onStarted, onLeave }) {
  const boot = /** @type {import("../types.js").Boot} */ (bootSignal.value);
  const [draft, setDraft] = useState(() => remembered(boot) ?? draftOf(boot));
  const [wrongs, setWrongs] = useState(/** @type {Record<string, string>} */ ({}));
  const [starting, setStarting] = useState(false);
  const form = useRef(/** @type {HTMLFormElement | null} */ (null));
  const set = (/** @type {object} */ change) => {
    const next = { ...draft, ...change };
    setDraft(next);
    remember(next, boot);
    if (Object.keys(wrongs).length > 0) setWrongs(wrongsOf(boot, next));
  };
  const refuse = (/** @type {Record<string, string>} */ reasons) => {
    setWrongs(reasons);
    setTimeout(() => /** @type {HTMLElement | null} */ (form.current?.querySelector("[aria-invalid=true]"))?.focus());
  };
  const submit = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const found = wrongsOf(boot, draft);
    if (Object.keys(found).length > 0) return refuse(found);
    setStarting(true);
    try {
      await post("start", requestOf(boot, draft));
      onStarted();
    } catch (problem) {
      const { field, message } = /** @type {import("../net/api.js").Problem} */ (problem);
      refuse({ [fieldOf(field)]: message });
    } finally {
      setStarting(false);
    }
  };
  const lonely = boot.distributed && run.value?.workers === 0;
  return html`<section class="start" aria-labelledby="start-title">
    <div class="start-head"><h1 id="start-title">New load test</h1><p>${boot.title}</p></div>
    <form class="card start-form" ref=${form} onSubmit=${submit} novalidate>
      <${Refusal} wrongs=${wrongs} form=${form} />
      <${LoadFields} ...${{ boot, draft, set, wrongs }} />
      <div class="pair">
        <${Field} label="Host" name="host" inputMode="url" value=${draft.host} wrong=${wrongs.host} placeholder="https://shop.example"
          hint="The server under test" onInput=${(/** @type {string} */ host) => set({ host })} />
        <${Field} label="Run time" name="runTime" value=${draft.runTime} wrong=${wrongs.runTime} placeholder="until stopped"
          hint="Like 20s, 3m or 1h30m" onInput=${(/** @type {string} */ runTime) => set({ runTime })} />
      </div>
      ${boot.shapes.length > 0 && draft.workload === "closed" && html`<${ShapePicker} ...${{ boot, draft, set }} wrong=${wrongs.shape} />`}
      ${boot.classPicker && boot.userClasses.length > 0 &&
      html`<${ClassPicker} types=${boot.userClasses} classes=${draft.classes} wrongs=${wrongs} onChange=${(/** @type {any} */ classes) => set({ classes })} />`}
      ${boot.options.length > 0 &&
      html`<fieldset><legend>This test's own options</legend><${OptionFields} options=${boot.options} values=${draft.options} wrongs=${wrongs}
        onChange=${(/** @type {any} */ options) => set({ options })} /></fieldset>`}
      <details class="fold"><summary>Advanced</summary><div class="inside">
        <${Field} label="Profile" name="profile" value=${draft.profile} wrong=${wrongs.profile} hint="A name for this run, kept in its reports"
          onInput=${(/** @type {string} */ profile) => set({ profile })} />
      </div></details>
      <div class="start-end">
        <p class="summary" aria-live="polite">${summary(boot, draft)}</p>
        ${onLeave && html`<button type="button" class="button large bare" onClick=${onLeave}>Back to the results</button>`}
        <button class="button primary large" disabled=${starting || lonely}><${Icon} name="play" />${lonely ? "Waiting for a worker…" : starting ? "Starting…" : "Start"}</button>
      </div>
    </form>
  </section>`;
}

/**
 * What the server objects to, when no field is there to say it.
 * @param {{ wrongs: Record<string, string>, form: { current: HTMLFormElement | null } }} props
 */
function Refusal({ wrongs, form }) {
  const elsewhere = Object.entries(wrongs).filter(([field]) => field !== "userClasses" && !form.current?.elements.namedItem(field));
  if (elsewhere.length === 0) return null;
  return html`<p class="notice bad" role="alert">${elsewhere.map(([, text]) => text).join(" ")}</p>`;
}

/** @param {string | undefined} field as the server calls it */
function fieldOf(field) {
  return field === "runTimeSeconds" ? "runTime" : (field ?? "");
}
