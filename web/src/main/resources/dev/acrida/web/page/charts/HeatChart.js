import { useEffect, useRef, useState } from "preact/hooks";
import { html } from "../html.js";
import { heatBounds } from "../net/course.js";
import { join, soon } from "./board.js";
import { Save } from "./Chart.js";
import { HeatMap } from "./heat.js";

/** Where response times lie: shows two humps where a percentile shows one line. */
export function HeatChart() {
  const place = useRef(/** @type {HTMLCanvasElement | null} */ (null));
  const map = useRef(/** @type {HeatMap | null} */ (null));
  const [note, setNote] = useState("");
  useEffect(() => {
    const canvas = /** @type {HTMLCanvasElement} */ (place.current);
    const heat = new HeatMap(canvas, heatBounds());
    map.current = heat;
    const leave = join((line, span) => heat.draw(line, span));
    const watch = new ResizeObserver(soon);
    watch.observe(canvas);
    return () => {
      watch.disconnect();
      leave();
    };
  }, []);
  const point = (/** @type {PointerEvent} */ event) => setNote(map.current?.describe(event.offsetX, event.offsetY) ?? "");
  return html`<figure class="card chart">
    <div class="chart-head"><figcaption><h2>Where response times lie</h2></figcaption><${Save} title="Where response times lie" place=${place} /></div>
    <canvas class="heat" ref=${place} role="img" aria-label="Heat map of response times over time; the percentiles chart has the same in numbers"
      onPointerMove=${point} onPointerLeave=${() => setNote("")}></canvas>
    <div class="heat-note">${note || "The stronger the colour, the more requests."}</div>
  </figure>`;
}
