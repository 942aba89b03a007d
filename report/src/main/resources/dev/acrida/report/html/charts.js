// Charts over time. All text goes through textContent or a canvas: it may come from servers.
const data = JSON.parse(document.getElementById("data").textContent);
const times = data.times.map((t) => data.started + t);
const together = uPlot.sync("time");
const HEIGHT = 240;

const compact = (value) => (value == null ? "–" : Number(value.toPrecision(3)).toLocaleString());
const clock = (seconds) => {
  const whole = Math.max(0, Math.round(seconds - data.started));
  const two = (n) => String(n).padStart(2, "0");
  return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
};

function axis(more) {
  const line = { stroke: color("--line"), width: 1 };
  return { stroke: color("--soft"), font: "12px " + getComputedStyle(document.body).fontFamily,
    grid: line, ticks: line, ...more };
}

const timeAxis = () => axis({ values: (plot, ticks) => ticks.map(clock), space: 70 });
const valueAxis = (more) => axis({ size: 58, values: (plot, ticks) => ticks.map((t) => (t == null ? "" : compact(t))), ...more });

function line(label, series, more) {
  return { label, stroke: color(series), width: 1.6, points: { show: times.length < 3 },
    value: (plot, value) => compact(value), ...more };
}

function area(label, series) {
  return line(label, series, { fill: color(series).replace(/^rgb\((.*)\)$/, "rgba($1, .12)") });
}

/** Dashed lines where something happened. */
function marks() {
  return { hooks: { draw: [(plot) => {
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.strokeStyle = color("--edge");
    ctx.setLineDash([4, 4]);
    for (const each of data.happenings) {
      const x = Math.round(plot.valToPos(data.started + each.at, "x", true));
      if (x < bbox.left || x > bbox.left + bbox.width) continue;
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
    }
    ctx.restore();
  }] } };
}

function chart(id, series, values, more = {}) {
  const place = document.getElementById(id);
  place.replaceChildren();
  return new uPlot({
    width: place.clientWidth, height: HEIGHT,
    series: [{ label: "Time", value: (plot, at) => (at == null ? "–" : clock(at)) }, ...series],
    axes: [timeAxis(), valueAxis()],
    scales: { x: { time: false }, y: { range: (plot, min, max) => [0, max > 0 ? max * 1.08 : 1] } },
    cursor: { sync: { key: together.key }, drag: { x: true, y: false }, points: { size: 6 } },
    plugins: [marks()], ...more,
  }, [times, ...values], place);
}
