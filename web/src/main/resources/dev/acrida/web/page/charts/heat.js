// The heat map: time to the right, response time upwards, the stronger the colour the more requests.
import { count, millis, timeOfDay } from "../format.js";
import { gather } from "./cells.js";
import { color } from "./palette.js";
import { BOTTOM, FONT, LEFT, RIGHT, timeTick } from "./plot.js";

const TOP = 8;
const CELL_WIDTH = 3;
/** As uPlot has them, so that all charts have their times at the same places. */
const STEPS = [1, 5, 10, 15, 30, 60, 300, 600, 900, 1800, 3600, 7200, 10_800, 14_400, 21_600, 28_800, 43_200, 86_400];

export class HeatMap {
  #canvas;
  #bounds;
  /** @type {import("./cells.js").Cells | null} */
  #cells = null;
  /** @type {[number, number]} */
  #span = [0, 1];

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {number[]} bounds lower bound of each row, in milliseconds
   */
  constructor(canvas, bounds) {
    this.#canvas = canvas;
    this.#bounds = bounds;
  }

  /**
   * @param {import("../state/timeline.js").Timeline} line
   * @param {[number, number]} span from when to when
   */
  draw(line, span) {
    const { width, height } = this.#area();
    const columns = Math.max(1, Math.min(Math.floor(width / CELL_WIDTH), Math.ceil(span[1] - span[0])));
    this.#span = span;
    this.#cells = gather(line.at, line.heat, span, columns, this.#bounds.length);
    const context = this.#clear();
    if (this.#cells.high < 0) return;
    this.#paintCells(context, width, height);
    this.#paintTimes(context, width, height);
    this.#paintRows(context, height);
  }

  /**
   * What is under a point of the canvas, in words.
   * @param {number} x
   * @param {number} y
   */
  describe(x, y) {
    const { width, height } = this.#area();
    const cells = this.#cells;
    if (!cells || cells.high < 0 || x < LEFT || x > LEFT + width || y < TOP || y > TOP + height) return "";
    const column = Math.min(cells.columns - 1, Math.floor(((x - LEFT) / width) * cells.columns));
    const row = cells.high - Math.floor(((y - TOP) / height) * (cells.high - cells.low + 1));
    const at = this.#span[0] + (column / cells.columns) * (this.#span[1] - this.#span[0]);
    const n = cells.counts[column * this.#bounds.length + row] ?? 0;
    return `${timeOfDay(at * 1e3)} · ${this.#rowName(row)} · ${n === 1 ? "1 request" : `${count(n)} requests`}`;
  }

  #area() {
    return { width: this.#canvas.clientWidth - LEFT - RIGHT, height: this.#canvas.clientHeight - BOTTOM - TOP };
  }

  #clear() {
    const scale = devicePixelRatio || 1;
    const { clientWidth, clientHeight } = this.#canvas;
    if (this.#canvas.width !== Math.round(clientWidth * scale)) this.#canvas.width = Math.round(clientWidth * scale);
    if (this.#canvas.height !== Math.round(clientHeight * scale)) this.#canvas.height = Math.round(clientHeight * scale);
    const context = /** @type {CanvasRenderingContext2D} */ (this.#canvas.getContext("2d"));
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.clearRect(0, 0, clientWidth, clientHeight);
    context.font = FONT;
    return context;
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {number} width
   * @param {number} height
   */
  #paintCells(context, width, height) {
    const { columns, low, high, most, counts } = /** @type {import("./cells.js").Cells} */ (this.#cells);
    const cellWidth = width / columns;
    const cellHeight = height / (high - low + 1);
    const strongest = Math.log1p(most);
    context.fillStyle = color("--series-1");
    for (let column = 0; column < columns; column++) {
      const x = Math.round(column * cellWidth);
      const right = Math.round((column + 1) * cellWidth);
      for (let row = low; row <= high; row++) {
        const n = counts[column * this.#bounds.length + row];
        if (n === 0) continue;
        context.globalAlpha = 0.1 + (0.9 * Math.log1p(n)) / strongest;
        const y = Math.round((high - row) * cellHeight);
        context.fillRect(LEFT + x, TOP + y, right - x, Math.round((high - row + 1) * cellHeight) - y);
      }
    }
    context.globalAlpha = 1;
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {number} width
   * @param {number} height
   */
  #paintTimes(context, width, height) {
    const [from, to] = this.#span;
    const step = STEPS.find((each) => ((each * width) / (to - from)) >= 70) ?? 86_400;
    context.fillStyle = color("--soft");
    context.textAlign = "center";
    context.textBaseline = "top";
    for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
      const x = LEFT + ((at - from) / (to - from)) * width;
      context.fillText(timeTick(at, step), x, TOP + height + 9);
    }
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {number} height
   */
  #paintRows(context, height) {
    const { low, high } = /** @type {import("./cells.js").Cells} */ (this.#cells);
    const rowHeight = height / (high - low + 1);
    const every = Math.max(1, Math.ceil(22 / rowHeight));
    context.textAlign = "right";
    context.textBaseline = "middle";
    for (let row = low; row <= high; row += every) {
      context.fillText(`${millis(this.#bounds[row])} ms`, LEFT - 8, TOP + (high - row + 0.5) * rowHeight);
    }
  }

  /** @param {number} row */
  #rowName(row) {
    const low = this.#bounds[row];
    const high = this.#bounds[row + 1];
    return high === undefined ? `from ${millis(low)} ms` : `${millis(low)}–${millis(high)} ms`;
  }
}
