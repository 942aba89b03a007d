// Response time over percentile, as HdrHistogram's plots have it.
const SERIES = ["--series-1", "--series-4", "--series-3", "--series-2", "--series-5", "--series-6"];

const percentile = (nines) => (nines === 0 ? "0 %" : `${+(100 - 100 / 10 ** nines).toFixed(6)} %`);

/** The total, what is chosen, and the busiest others. */
function chosenCurves(name) {
  const [total, ...others] = data.curves;
  const first = others.filter((each) => each.name === name);
  const rest = others.filter((each) => each.name !== name).sort((a, b) => b.count - a.count);
  return [total, ...first, ...rest].slice(0, SERIES.length);
}

/** Those of the total and of what is chosen are thick, and have a dashed one that starts when the schedule had it. */
function drawnCurves(name) {
  return chosenCurves(name).flatMap((each, i) => {
    const main = i === 0 || each.name === name;
    const sent = { ...each, colour: SERIES[i], width: main ? 2.4 : 1.3 };
    const intended = { ...sent, name: `${each.name}, from the intended start`, millis: each.fromIntendedStart, dash: [7, 5] };
    return main && each.fromIntendedStart ? [sent, intended] : [sent];
  });
}

function curve(name) {
  const curves = drawnCurves(name);
  const nines = curves.reduce((longest, each) => (each.nines.length > longest.length ? each.nines : longest), []);
  const values = curves.map((each) => nines.map((unused, i) => (each.millis[i] > 0 ? each.millis[i] : null)));
  const low = Math.min(...values.flat().filter((ms) => ms != null)), high = Math.max(...values.flat(), 1);
  const place = document.getElementById("curve");
  place.replaceChildren();
  return new uPlot({
    width: place.clientWidth, height: 320,
    series: [{ label: "Percentile", value: (plot, value) => (value == null ? "–" : percentile(value)) },
      ...curves.map((each) => line(each.name, each.colour, { width: each.width, dash: each.dash,
        value: (plot, value) => (value == null ? "–" : `${compact(value)} ms`) }))],
    axes: [axis({ splits: (plot, index, min, max) => {
      const whole = [];
      for (let at = Math.ceil(min); at <= max; at++) whole.push(at);
      return whole;
    }, values: (plot, ticks) => ticks.map(percentile) }),
    valueAxis({ size: 70, splits: (plot, index, min, max) => decades(min, max), filter: all, values: (plot, ticks) => ticks.map((t) => (t == null ? "" : `${compact(t)} ms`)) })],
    scales: { x: { time: false }, y: { distr: 3, range: () => [Number.isFinite(low) ? low * 0.9 : 0.1, high * 1.15] } },
    cursor: { drag: { x: false, y: false }, points: { size: 6 } },
  }, [nines, ...values], place);
}
