// All charts of the page: drawn together, at most once per frame, and measured.
import { effect } from "@preact/signals";
import { line, revision } from "../state/timeline.js";
import { whenColorsChange } from "./palette.js";
import { bounds, range } from "./range.js";

/** @typedef {import("../state/timeline.js").Timeline} Timeline */
/** @typedef {(line: Timeline, span: [number, number]) => void} Draw */

/** The name under which a browser's performance tools list each redraw. */
export const MEASURE = "acrida charts";

/** @type {Set<Draw>} */
const drawings = new Set();
let asked = 0;

/**
 * Adds a chart to be drawn from now on.
 * @param {Draw} draw
 * @returns {() => void} takes it away
 */
export function join(draw) {
  drawings.add(draw);
  soon();
  return () => drawings.delete(draw);
}

/** Draws at the next frame. */
export function soon() {
  asked ||= requestAnimationFrame(drawAll);
}

function drawAll() {
  asked = 0;
  if (drawings.size === 0) return;
  const from = performance.now();
  const span = bounds(range.peek(), line.current);
  for (const draw of drawings) draw(line.current, span);
  performance.clearMeasures(MEASURE);
  performance.measure(MEASURE, { start: from, end: performance.now() });
}

effect(() => {
  revision.value;
  range.value;
  soon();
});

whenColorsChange(soon);
