// The heat map: a column for each point in time, a row for each stretch of response times.
const rowFrom = (row) => data.lowest * data.rowHeight ** row;

function mixed(low, high, share) {
  const numbers = (text) => text.match(/[\d.]+/g).slice(0, 3).map(Number);
  const from = numbers(low), to = numbers(high);
  return `rgb(${from.map((c, i) => Math.round(c + (to[i] - c) * share)).join(",")})`;
}

function used(columns) {
  let low = Infinity, high = -Infinity, most = 1;
  for (const column of columns) {
    for (let i = 0; i < column.length; i += 2) {
      low = Math.min(low, column[i]);
      high = Math.max(high, column[i]);
      most = Math.max(most, column[i + 1]);
    }
  }
  return low > high ? { low: 0, high: 1, most } : { low, high: Math.max(high, low + 3), most };
}

function painter(columns, most) {
  const shades = Array.from({ length: 33 }, (unused, i) => mixed(color("--heat-low"), color("--heat-high"), i / 32));
  return (plot) => {
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    columns.forEach((column, at) => {
      const left = Math.round(plot.valToPos(times[at], "x", true));
      const right = Math.round(plot.valToPos(times[at] + data.secondsPerPoint, "x", true));
      if (right < bbox.left || left > bbox.left + bbox.width) return;
      for (let i = 0; i < column.length; i += 2) {
        const top = Math.round(plot.valToPos(rowFrom(column[i] + 1), "y", true));
        const bottom = Math.round(plot.valToPos(rowFrom(column[i]), "y", true));
        ctx.fillStyle = shades[Math.round(32 * Math.log1p(column[i + 1]) / Math.log1p(most))];
        ctx.fillRect(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
      }
    });
    ctx.restore();
  };
}

/** Says how many requests lie under the pointer. */
function reader(columns) {
  const output = document.getElementById("heat-value");
  return (plot) => {
    const { left, top } = plot.cursor;
    output.textContent = "";
    if (left == null || left < 0 || top < 0) return;
    const at = times.findLastIndex((t) => t <= plot.posToVal(left, "x"));
    const row = Math.floor(Math.log(plot.posToVal(top, "y") / data.lowest) / Math.log(data.rowHeight));
    if (at < 0) return;
    const place = columns[at].findIndex((value, i) => i % 2 === 0 && value === row);
    const count = place < 0 ? 0 : columns[at][place + 1];
    output.textContent = `${clock(times[at])}, ${compact(rowFrom(row))}–${compact(rowFrom(row + 1))} ms: ${count.toLocaleString()}`;
  };
}

function heat(entry) {
  const columns = entry.heat;
  const { low, high, most } = used(columns);
  return chart("heat", [{ show: false }], [times.map(() => null)], {
    axes: [timeAxis(), valueAxis({ splits: (plot, index, min, max) => decades(min, max), filter: all })],
    scales: { x: { time: false, range: (plot, min, max) => [min, max + data.secondsPerPoint] },
      y: { distr: 3, range: () => [rowFrom(low), rowFrom(high + 1)] } },
    legend: { show: false },
    hooks: { drawAxes: [painter(columns, most)], setCursor: [reader(columns)] },
  });
}

/** Every tick has its label: uPlot would leave some out. */
const all = (plot, ticks) => ticks;

/** 1, 2, 5, 10, 20, … within these bounds; where they are close, as many as there is room for. */
function decades(min, max) {
  const ticks = [];
  const steps = max / min > 300 ? [1] : [1, 2, 5];
  for (let power = Math.floor(Math.log10(min)); 10 ** power <= max; power++) {
    for (const step of steps) {
      const value = step * 10 ** power;
      if (value >= min && value <= max) ticks.push(Number(value.toPrecision(3)));
    }
  }
  return ticks;
}
