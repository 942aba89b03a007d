import { useEffect, useRef } from "preact/hooks";
import { html } from "../html.js";
import { Icon } from "../parts/icons.js";
import { line } from "../state/timeline.js";
import { join, soon } from "./board.js";
import { linePlot } from "./plot.js";
import { savePicture } from "./picture.js";

/**
 * A chart of lines over time.
 * @param {{
 *   title: string, series: (import("./plot.js").Series & { values: (line: any) => (number | null)[] })[],
 *   format: (value: number | null) => string,
 * }} props
 */
export function Chart({ title, series, format }) {
  const place = useRef(/** @type {HTMLDivElement | null} */ (null));
  useEffect(() => {
    const element = /** @type {HTMLDivElement} */ (place.current);
    let shown = /** @type {[number, number]} */ ([0, 1]);
    const plot = linePlot(element, series, format, () => line.current.marks, () => shown);
    const leave = join((course, span) => {
      shown = span;
      // In a batch it is drawn before this returns, and so measured.
      plot.batch(() => plot.setData(/** @type {any} */ ([course.at, ...series.map((each) => each.values(course))])));
    });
    const watch = new ResizeObserver(() => {
      plot.setSize({ width: element.clientWidth, height: element.clientHeight - 24 });
      soon();
    });
    watch.observe(element);
    return () => {
      watch.disconnect();
      leave();
      plot.destroy();
    };
  }, []);
  return html`<figure class="card chart">
    <div class="chart-head"><figcaption><h2>${title}</h2></figcaption><${Save} title=${title} place=${place} /></div>
    <div class="plot" ref=${place}></div>
  </figure>`;
}

/** @param {{ title: string, place: { current: HTMLElement | null } }} props */
export function Save({ title, place }) {
  return html`<button type="button" class="button bare icon" title="Save as PNG" aria-label=${`Save “${title}” as PNG`}
    onClick=${() => savePicture(place.current, title)}><${Icon} name="image" size=${17} /></button>`;
}
