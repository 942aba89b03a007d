import { html } from "../html.js";
import { duration, plural } from "../format.js";

const WIDTH = 600;
const HEIGHT = 120;

/**
 * The users of a load shape over time.
 * @param {{ preview: import("../types.js").ShapePreview }} props
 */
export function ShapeDrawing({ preview }) {
  const edge = outline(preview.users, preview.peak);
  const length = `${duration(preview.seconds)}${preview.ended ? "" : " and on"}`;
  return html`<figure class="drawing">
    <svg viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img"
      aria-label=${`${preview.name}: up to ${plural(preview.peak, "user")} in ${length}`}>
      <path class="area" d=${`${edge}V${HEIGHT}H0Z`} />
      <path class="edge" d=${edge} />
    </svg>
    <figcaption><span>Up to ${plural(preview.peak, "user")}</span><span>${length}</span></figcaption>
  </figure>`;
}

/**
 * A path through no more points than can be told apart.
 * @param {number[]} users one a second
 * @param {number} peak
 */
function outline(users, peak) {
  const step = Math.max(1, Math.ceil(users.length / WIDTH));
  const points = [];
  for (let i = 0; i < users.length; i += step) {
    const x = (i / Math.max(1, users.length - 1)) * WIDTH;
    const y = HEIGHT - (users[i] / Math.max(1, peak)) * (HEIGHT - 2);
    points.push(`${x.toFixed(1)} ${y.toFixed(1)}`);
  }
  return points.length === 0 ? `M0 ${HEIGHT}` : `M${points.join("L")}L${WIDTH} ${points[points.length - 1].split(" ")[1]}`;
}
