// The course of the run: its past from the server's memory, its present from the stream.
import { boot } from "../state/boot.js";
import { chosen, line, revision, Timeline } from "../state/timeline.js";
import { get } from "./api.js";

/** @typedef {import("../types.js").Point} Point */

/** Points that arrive while the past is being fetched. */
let waiting = /** @type {Point[] | null} */ (null);
let asked = 0;

/** Fetches the past of the entry that is drawn; what the stream tells meanwhile is added after it. */
export async function loadCourse() {
  const turn = ++asked;
  waiting = [];
  try {
    const history = await get(`history?entry=${chosen.peek()}`);
    if (turn !== asked) return;
    line.current = Timeline.of(/** @type {any} */ (history));
    waiting?.forEach((point) => line.current.add(point));
  } catch {
    // The stream tells of a broken connection, and asks again when it has healed.
  }
  if (turn !== asked) return;
  waiting = null;
  revision.value++;
}

/** A new test has begun, or statistics were reset. */
export function forgetCourse() {
  line.current = new Timeline();
  revision.value++;
  loadCourse();
}

/** @param {{ entry: number, points: Point[], gap?: boolean }} news gap: some points before these were missed */
export function followCourse(news) {
  if (news.gap) loadCourse();
  if (news.entry !== chosen.peek()) return;
  if (waiting) waiting.push(...news.points);
  else news.points.forEach((point) => line.current.add(point));
  revision.value++;
}

/** @param {import("../types.js").Mark} mark */
export function followMark(mark) {
  line.current.addMark(mark);
  revision.value++;
}

/** @param {number} id of the entry to draw from now on */
export function choose(id) {
  if (id === chosen.peek()) return;
  line.current = new Timeline();
  chosen.value = id;
  loadCourse();
}

/** The lower bound of a row of the heat map, in milliseconds. */
export function heatBounds() {
  return boot.peek()?.heatMillis ?? [];
}
