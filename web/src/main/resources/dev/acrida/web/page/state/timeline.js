// The course of the run: columns of numbers that grow, and a signal that says when they have.
import { signal } from "@preact/signals";

/** @typedef {import("../types.js").Point} Point */
/** @typedef {import("../types.js").History} History */
/** @typedef {import("../types.js").Mark} Mark */

/** Points after which neighbours are dropped from the oldest part, so that a page never grows without end. */
const MOST = 20_000;

export class Timeline {
  /** @type {number[]} seconds since 1970, as uPlot wants them */
  at = [];
  /** @type {number[]} */ widths = [];
  /** @type {number[]} */ users = [];
  /** @type {number[]} */ rps = [];
  /** @type {number[]} */ fps = [];
  /** @type {(number | null)[][]} a course for each of the page's percentiles */
  percentiles = [];
  /** @type {[number, number][][]} cells of the heat map, by column */
  heat = [];
  /** @type {Mark[]} */ marks = [];

  /** @param {History} history */
  static of(history) {
    const line = new Timeline();
    line.at = history.at.map((at) => at / 1e3);
    for (const name of /** @type {const} */ (["widths", "users", "rps", "fps"])) line[name] = history[name];
    line.percentiles = history.percentiles;
    line.heat = history.at.map(() => []);
    for (const [column, row, n] of history.heat) line.heat[column].push([row, n]);
    line.marks = history.marks;
    return line;
  }

  /**
   * Adds a point unless it is known: history and stream overlap.
   * @param {Point} point
   */
  add(point) {
    const at = point.at / 1e3;
    if (this.at.length > 0 && at <= this.at[this.at.length - 1]) return;
    this.at.push(at);
    this.widths.push(point.seconds);
    this.users.push(point.users);
    this.rps.push(point.rps);
    this.fps.push(point.fps);
    point.percentiles.forEach((millis, i) => (this.percentiles[i] ??= []).push(millis));
    this.heat.push(point.heat);
    if (this.at.length > MOST) this.#thin();
  }

  /** @param {Mark} mark */
  addMark(mark) {
    if (!this.marks.some((each) => each.at === mark.at && each.text === mark.text)) this.marks.push(mark);
  }

  /** The last moment known, in seconds. */
  get end() {
    return this.at.length === 0 ? 0 : this.at[this.at.length - 1] + this.widths[this.widths.length - 1];
  }

  /** Leaves out every second point of the older half: a reload brings them merged by the server. */
  #thin() {
    const old = this.at.length >> 1;
    const keep = (/** @type {any} */ _, /** @type {number} */ i) => i >= old || i % 2 === 0;
    this.at = this.at.filter(keep);
    this.widths = this.widths.filter(keep);
    this.users = this.users.filter(keep);
    this.rps = this.rps.filter(keep);
    this.fps = this.fps.filter(keep);
    this.percentiles = this.percentiles.map((course) => course.filter(keep));
    this.heat = this.heat.filter(keep);
  }
}

/** The total's course, or that of the entry chosen. */
export const line = { current: new Timeline() };

/** Grows with every change of the course. */
export const revision = signal(0);

/** The entry whose course is drawn. */
export const chosen = signal(0);
