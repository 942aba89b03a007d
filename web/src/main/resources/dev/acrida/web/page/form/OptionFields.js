import { useId } from "preact/hooks";
import { html } from "../html.js";
import { Field } from "../parts/Field.js";

/** @typedef {import("../types.js").TestOption} TestOption */

/**
 * The options that the test itself declares.
 * @param {{ options: TestOption[], values: Record<string, string[]>, onChange: (values: Record<string, string[]>) => void, wrongs: Record<string, string> }} props
 */
export function OptionFields({ options, values, onChange, wrongs }) {
  return html`<div class="pair">${options.map((option) => {
    const change = (/** @type {string[]} */ texts) => onChange({ ...values, [option.name]: texts });
    const texts = values[option.name] ?? [];
    return html`<${OptionField} key=${option.name} ...${{ option, texts, change }} wrong=${wrongs[`options.${option.name}`]} />`;
  })}</div>`;
}

/** @param {{ option: TestOption, texts: string[], change: (texts: string[]) => void, wrong?: string }} props */
function OptionField({ option, texts, change, wrong }) {
  const { name, type, help, secret, given, choices } = option;
  if (type === "flag") return html`<${Flag} ...${{ option, texts, change }} />`;
  if (choices.length > 0 && type !== "list") return html`<${Select} ...${{ option, texts, change, wrong }} />`;
  if (choices.length > 0) return html`<${Several} ...${{ option, texts, change, wrong }} />`;
  const list = type === "list";
  return html`<${Field} label=${name} name=${`options.${name}`} type=${secret ? "password" : "text"} wrong=${wrong} required=${option.required && !given}
    autocomplete=${secret ? "new-password" : "off"} placeholder=${secret && given ? "kept as it is" : ""}
    inputMode=${type === "number" ? "numeric" : type === "decimal" ? "decimal" : "text"}
    value=${list ? texts.join(", ") : (texts[0] ?? "")} hint=${[help, list ? "Separated by commas." : "", type === "duration" ? "Like 30s or 2m." : ""].join(" ").trim()}
    onInput=${(/** @type {string} */ text) => change(list ? text.split(",").map((each) => each.trim()) : [text])} />`;
}

/** @param {{ option: TestOption, texts: string[], change: (texts: string[]) => void }} props */
function Flag({ option, texts, change }) {
  return html`<label class="check">
    <input type="checkbox" name=${`options.${option.name}`} checked=${texts[0] === "true"}
      onChange=${(/** @type {any} */ event) => change([String(event.currentTarget.checked)])} />
    <span>${option.name}${option.help && html`<br /><small>${option.help}</small>`}</span>
  </label>`;
}

/** @param {{ option: TestOption, texts: string[], change: (texts: string[]) => void, wrong?: string }} props */
function Several({ option, texts, change, wrong }) {
  const toggle = (/** @type {string} */ choice) => change(option.choices.filter((each) => texts.includes(each) !== (each === choice)));
  return html`<fieldset><legend>${option.name}</legend>
    ${option.choices.map(
      (choice) => html`<label class="check"><input type="checkbox" name=${`options.${option.name}`} checked=${texts.includes(choice)} onChange=${() => toggle(choice)} /><span>${choice}</span></label>`,
    )}
    ${option.help && html`<small>${option.help}</small>`}
    ${wrong && html`<p class="field"><span class="wrong">${wrong}</span></p>`}
  </fieldset>`;
}

/** @param {{ option: TestOption, texts: string[], change: (texts: string[]) => void, wrong?: string }} props */
function Select({ option, texts, change, wrong }) {
  const id = useId();
  return html`<div class="field">
    <label for=${id}>${option.name}</label>
    <select class="input" id=${id} name=${`options.${option.name}`} value=${texts[0] ?? ""} aria-invalid=${wrong ? "true" : undefined}
      onChange=${(/** @type {any} */ event) => change([event.currentTarget.value])}>
      ${texts[0] ? null : html`<option value="">choose…</option>`}
      ${option.choices.map((choice) => html`<option value=${choice} selected=${choice === texts[0]}>${choice}</option>`)}
    </select>
    ${wrong && html`<span class="wrong">${wrong}</span>`}
    ${option.help && html`<span class="hint">${option.help}</span>`}
  </div>`;
}
