import { useEffect, useId, useState } from "preact/hooks";
import { html } from "../html.js";
import { get } from "../net/api.js";
import { NO_SHAPE } from "./draft.js";
import { ShapeDrawing } from "./ShapeDrawing.js";
import { parseTime } from "./time.js";

const PAUSE_WHILE_TYPING = 250;

/**
 * Which load shape is followed, and what it looks like.
 * @param {{ boot: import("../types.js").Boot, draft: import("./draft.js").Draft, set: (change: object) => void, wrong?: string }} props
 */
export function ShapePicker({ boot, draft, set, wrong }) {
  const id = useId();
  const { preview, problem } = usePreview(draft);
  return html`
    ${boot.classPicker &&
    html`<div class="field">
      <label for=${id}>Load shape</label>
      <select class="input" id=${id} name="shape" onChange=${(/** @type {any} */ event) => set({ shape: event.currentTarget.value })}>
        <option value=${NO_SHAPE} selected=${draft.shape === NO_SHAPE}>none – the users above, all the time</option>
        ${boot.shapes.map((each) => html`<option value=${each.name} selected=${draft.shape === each.name}>${each.name}</option>`)}
      </select>
      ${(wrong ?? problem) && html`<span class="wrong">${wrong ?? problem}</span>`}
    </div>`}
    ${preview && html`<${ShapeDrawing} preview=${preview} />`}
  `;
}

/**
 * Asks what the shape would do, once typing pauses.
 * @param {import("./draft.js").Draft} draft
 */
function usePreview({ shape, users, spawnRate, runTime }) {
  const [known, setKnown] = useState(/** @type {{ preview?: any, problem?: string }} */ ({}));
  useEffect(() => {
    if (shape === NO_SHAPE) {
      setKnown({});
      return undefined;
    }
    const query = new URLSearchParams({ name: shape });
    if (Number(users) > 0) query.set("users", users);
    if (Number(spawnRate) > 0) query.set("spawnRate", spawnRate);
    const seconds = parseTime(runTime);
    if (seconds) query.set("runTimeSeconds", String(seconds));
    let current = true;
    const ask = () =>
      get(`shape?${query}`).then(
        (preview) => current && setKnown({ preview }),
        (problem) => current && setKnown({ problem: problem.message }),
      );
    const timer = setTimeout(ask, PAUSE_WHILE_TYPING);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [shape, users, spawnRate, runTime]);
  return known;
}
