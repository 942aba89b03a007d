import { useId, useMemo, useState } from "preact/hooks";
import { html } from "../html.js";
import { choose } from "../net/course.js";
import { boot } from "../state/boot.js";
import { entries, TOTAL } from "../state/entries.js";
import { chosen } from "../state/timeline.js";

const ALL = "All requests";

/** Whose course is drawn: type a part of the name, or choose from the list. */
export function EntryChooser() {
  const id = useId();
  const [typed, setTyped] = useState(/** @type {string | null} */ (null));
  const names = useNames();
  const shown = typed ?? names.get(chosen.value) ?? ALL;
  const pick = (/** @type {string} */ text) => {
    const found = [...names].find(([, name]) => name === text);
    if (found) choose(found[0]);
    setTyped(found ? null : text);
  };
  return html`<div class="chooser">
    <label class="label" for=${id}>Entry</label>
    <input class="input small" id=${id} list=${`${id}-list`} value=${shown} autocomplete="off" onInput=${(/** @type {any} */ event) => pick(event.currentTarget.value)}
      onFocus=${(/** @type {any} */ event) => event.currentTarget.select()} onBlur=${() => setTyped(null)} />
    <datalist id=${`${id}-list`}>${[...names.values()].slice(0, 1000).map((name) => html`<option key=${name} value=${name} />`)}</datalist>
    ${chosen.value !== TOTAL && html`<button type="button" class="button" onClick=${() => choose(TOTAL)}>${ALL}</button>`}
  </div>`;
}

/** The entries' names by their ids, the total first. */
function useNames() {
  const rows = entries.value;
  return useMemo(() => {
    const columns = boot.value?.columns ?? [];
    const method = columns.findIndex((column) => column.key === "method") + 1;
    const name = columns.findIndex((column) => column.key === "name") + 1;
    const named = rows.map((row) => /** @type {[number, string]} */ ([row[0], `${row[method]} ${row[name]}`.trim()]));
    return new Map([/** @type {[number, string]} */ ([TOTAL, ALL]), ...named]);
  }, [rows]);
}
