// Lines over time, drawn by uPlot.
import uPlot from "uplot";
import { count, rate, timeOfDay } from "../format.js";
import { color } from "./palette.js";
import { range } from "./range.js";

/** The room left of the lines: the same in all charts, so that one moment stands above the other. */
export const LEFT = 62;
export const BOTTOM = 28;

/** Half of the widest time, which may stand at the end of the axis. */
export const RIGHT = 30;

/** As --sans has it: a canvas knows no custom properties. */
export const FONT = '12px "Inter Variable", system-ui, sans-serif';

const SMALLEST_ZOOM = 6;
const together = uPlot.sync("time");

/**
 * @typedef {object} Series
 * @property {string} label
 * @property {string} color the name of a custom property
 * @property {boolean} [filled]
 */

/**
 * Makes a chart.
 * @param {HTMLElement} place
 * @param {Series[]} series
 * @param {(value: number | null) => string} format of a value
 * @param {() => import("../state/timeline.js").Mark[]} marks
 * @param {() => [number, number]} span from when to when
 */
export function linePlot(place, series, format, marks, span) {
  /** @type {uPlot.Options} */
  const options = {
    width: place.clientWidth || 600,
    height: place.clientHeight - 24,
    padding: [10, RIGHT, 0, 0],
    series: [{ label: "Time", value: (plot, at) => timeOfDay((at ?? last(plot, 0) ?? 0) * 1e3) }, ...series.map((each) => lineOf(each, format))],
    axes: [
      { ...axis(), size: BOTTOM, space: 70, values: (_, ticks, __, ___, step) => ticks.map((at) => timeTick(at, step)) },
      { ...axis(), size: LEFT, values: (_, ticks) => ticks.map((tick) => shortTick(tick)) },
    ],
    scales: { x: { time: true, range: span }, y: { range: (_, __, most) => [0, most > 0 ? most * 1.1 : 1] } },
    cursor: { sync: { key: together.key }, drag: { x: true, y: false, setScale: false }, points: { size: 7 } },
    hooks: { setSelect: [zoomToSelection], drawClear: [(plot) => drawMarks(plot, marks())] },
  };
  const plot = new uPlot(options, /** @type {any} */ ([[], ...series.map(() => [])]), place);
  plot.over.addEventListener("dblclick", () => (range.value = { kind: "whole" }));
  return plot;
}

/**
 * @param {Series} series
 * @param {(value: number | null) => string} format
 * @returns {uPlot.Series}
 */
function lineOf(series, format) {
  return {
    label: series.label,
    stroke: () => color(series.color),
    fill: series.filled ? () => faint(color(series.color)) : undefined,
    width: 1.6,
    points: { show: (plot) => (plot.data[0]?.length ?? 0) < 3 },
    value: (plot, value, i, at) => format(at == null ? last(plot, i) : value),
  };
}

/**
 * The latest value, which the legend shows until a moment is pointed at.
 * @param {uPlot} plot
 * @param {number} i of the series
 */
function last(plot, i) {
  const values = plot.data?.[i] ?? [];
  return values[values.length - 1] ?? null;
}

/** @returns {uPlot.Axis} */
function axis() {
  const line = { stroke: () => color("--line"), width: 1 };
  return { stroke: () => color("--soft"), grid: line, ticks: { ...line, size: 4 }, font: FONT };
}

/** @param {string} solid */
function faint(solid) {
  return solid.replace(/^rgb\((.*)\)$/, "rgb($1 / 10%)").replaceAll(",", " ");
}

/**
 * @param {number} at
 * @param {number} step
 */
export function timeTick(at, step) {
  const text = timeOfDay(at * 1e3);
  return step % 60 === 0 ? text.slice(0, 5) : text;
}

/** @param {number | null} tick */
function shortTick(tick) {
  if (tick == null) return "";
  const size = Math.abs(tick);
  if (size >= 10_000) return `${rate(tick / 1e3).replace(/\.0$/, "")} k`;
  return size >= 1000 ? count(tick) : String(Number(tick.toPrecision(6)));
}

/** @param {uPlot} plot */
function zoomToSelection(plot) {
  const { left, width } = plot.select;
  if (width < SMALLEST_ZOOM) return;
  range.value = { kind: "zoom", from: plot.posToVal(left, "x"), to: plot.posToVal(left + width, "x") };
  plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
}

/**
 * A dashed line wherever something happened.
 * @param {uPlot} plot
 * @param {import("../state/timeline.js").Mark[]} marks
 */
function drawMarks(plot, marks) {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.strokeStyle = color("--edge");
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([3 * devicePixelRatio, 4 * devicePixelRatio]);
  ctx.beginPath();
  for (const mark of marks) {
    const x = plot.valToPos(mark.at / 1e3, "x", true);
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
  }
  ctx.stroke();
  ctx.restore();
}
