import { html } from "../html.js";
import { duration, plural, rate } from "../format.js";

const WIDTH = 600;
const HEIGHT = 120;

/**
 * What a load shape asks for over time: users, or arrivals where it lets users arrive.
 * @param {{ preview: import("../types.js").ShapePreview }} props
 */
export function ShapeDrawing({ preview }) {
  const fastest = preview.arrivals.reduce((top, each) => Math.max(top, each), 0);
  const arriving = preview.peak === 0 && fastest > 0;
  const edge = arriving ? outline(preview.arrivals, fastest) : outline(preview.users, preview.peak);
  const most = arriving ? `Up to ${rate(fastest)} arrivals/s` : `Up to ${plural(preview.peak, "user")}`;
  const length = `${duration(preview.seconds)}${preview.ended ? "" : " and on"}`;
  return html`<figure class="drawing">
    <svg viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label=${`${preview.name}: ${most.toLowerCase()} in ${length}`}>
      <path class="area" d=${`${edge}V${HEIGHT}H0Z`} />
      <path class="edge" d=${edge} />
    </svg>
    <figcaption><span>${most}</span><span>${length}</span></figcaption>
  </figure>`;
}

/**
 * A path through no more points than can be told apart.
 * @param {number[]} values one a second
 * @param {number} peak
 */
function outline(values, peak) {
  const step = Math.max(1, Math.ceil(values.length / WIDTH));
  const points = [];
  for (let i = 0; i < values.length; i += step) {
    const x = (i / Math.max(1, values.length - 1)) * WIDTH;
    const y = HEIGHT - (values[i] / Math.max(1, peak)) * (HEIGHT - 2);
    points.push(`${x.toFixed(1)} ${y.toFixed(1)}`);
  }
  return points.length === 0 ? `M0 ${HEIGHT}` : `M${points.join("L")}L${WIDTH} ${points[points.length - 1].split(" ")[1]}`;
}
