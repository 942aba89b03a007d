// Draws the charts of a saved run. All text goes through textContent: it may come from servers.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const chooser = document.getElementById("entry");
  const times = data.times.map((t) => data.started + t);
  const zoom = uPlot.sync("time");
  let plots = [];

  const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const compact = (value) => (value == null ? "–" : Number(value.toPrecision(3)).toLocaleString());

  function axis(more) {
    return { stroke: color("--soft"), grid: { stroke: color("--line"), width: 1 },
      ticks: { stroke: color("--line"), width: 1 }, ...more };
  }

  function line(label, series, more) {
    return { label, stroke: color(series), width: 1.5, points: { show: times.length < 3 },
      value: (plot, value) => compact(value), ...more };
  }

  // Vertical lines where something happened, named in the tooltip of the browser's cursor line.
  function marks() {
    return { hooks: { draw: [(plot) => {
      const context = plot.ctx;
      context.save();
      context.strokeStyle = color("--soft");
      context.setLineDash([4, 4]);
      for (const each of data.happenings) {
        const x = plot.valToPos(data.started + each.at, "x", true);
        if (x >= plot.bbox.left && x <= plot.bbox.left + plot.bbox.width) {
          context.beginPath();
          context.moveTo(x, plot.bbox.top);
          context.lineTo(x, plot.bbox.top + plot.bbox.height);
          context.stroke();
        }
      }
      context.restore();
    }] } };
  }

  function chart(id, series, values) {
    const place = document.getElementById(id);
    place.replaceChildren();
    plots.push(new uPlot({
      width: place.clientWidth, height: 220, series: [{}, ...series],
      axes: [axis(), axis({ size: 60, values: (plot, ticks) => ticks.map(compact) })],
      scales: { y: { range: (plot, min, max) => [0, max > 0 ? max * 1.1 : 1] } },
      cursor: { sync: { key: zoom.key }, drag: { x: true, y: false } },
      plugins: [marks()],
    }, [times, ...values], place));
  }

  function curve(entry) {
    const place = document.getElementById("curve");
    place.replaceChildren();
    const label = (nines) => (nines === 0 ? "0 %" : `${+(100 - 100 / 10 ** nines).toFixed(6)} %`);
    plots.push(new uPlot({
      width: place.clientWidth, height: 260,
      series: [{ label: "Percentile", value: (plot, value) => (value == null ? "–" : label(value)) },
        line("ms", "--series-1")],
      axes: [axis({ splits: (plot, i, min, max) => {
        const whole = [];
        for (let at = Math.ceil(min); at <= max; at++) whole.push(at);
        return whole;
      }, values: (plot, ticks) => ticks.map(label) }),
      axis({ size: 60, values: (plot, ticks) => ticks.map((t) => (t == null ? "" : compact(t))) })],
      scales: { x: { time: false }, y: { distr: 3 } },
    }, [entry.nines, entry.millis.map((ms) => (ms > 0 ? ms : null))], place));
  }

  function heat(rows) {
    const canvas = document.getElementById("heat");
    const scale = window.devicePixelRatio || 1;
    canvas.width = canvas.clientWidth * scale;
    canvas.height = canvas.clientHeight * scale;
    const context = canvas.getContext("2d");
    context.clearRect(0, 0, canvas.width, canvas.height);
    const used = rows.flatMap((column) => column.map((n, row) => (n > 0 ? row : -1)))
      .filter((row) => row >= 0);
    if (used.length === 0) return;
    const low = used.reduce((a, b) => Math.min(a, b)), high = used.reduce((a, b) => Math.max(a, b));
    const most = rows.reduce((top, column) => Math.max(top, ...column), 1);
    const left = 60 * scale, width = (canvas.width - left) / rows.length;
    const height = canvas.height / (high - low + 1);
    rows.forEach((column, x) => {
      for (let row = low; row <= high; row++) {
        if (column[row] === 0) continue;
        const strength = 0.12 + 0.88 * Math.log1p(column[row]) / Math.log1p(most);
        context.fillStyle = `rgba(${color("--heat")}, ${strength})`;
        context.fillRect(left + x * width, (high - row) * height, Math.ceil(width), Math.ceil(height));
      }
    });
    context.fillStyle = color("--soft");
    context.font = `${11 * scale}px system-ui`;
    context.textBaseline = "middle";
    const every = Math.ceil((high - low + 1) / 8);
    for (let row = low; row <= high; row += every) {
      context.fillText(`${compact(0.1 * 2 ** (row / 2))} ms`, 0, (high - row + 0.5) * height);
    }
  }

  function draw() {
    plots.forEach((plot) => plot.destroy());
    plots = [];
    const entry = data.entries[chooser.value];
    chart("rates", [line("Requests/s", "--series-1"), line("Failures/s", "--series-2")],
      [entry.rps, entry.fps]);
    chart("times", [line("50 %", "--series-1"), line("95 %", "--series-3"),
      line("99 %", "--series-2")], [entry.p50, entry.p95, entry.p99]);
    chart("users", [line("Users", "--series-1")], [data.users]);
    heat(data.entries.find((each) => each.total).heat);
    curve(data.curves.find((each) => each.name === entry.name) ?? data.curves[0]);
  }

  function sortable(table) {
    table.querySelectorAll("thead th").forEach((header, column) => {
      const button = document.createElement("button");
      button.textContent = header.textContent;
      header.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = header.getAttribute("aria-sort") !== "descending";
        table.querySelectorAll("thead th").forEach((each) => each.removeAttribute("aria-sort"));
        header.setAttribute("aria-sort", down ? "descending" : "ascending");
        const body = table.tBodies[0];
        const key = (row) => row.cells[column].textContent;
        [...body.rows].filter((row) => !row.classList.contains("total"))
          .sort((a, b) => (down ? -1 : 1)
            * key(a).localeCompare(key(b), undefined, { numeric: true }))
          .forEach((row) => body.insertBefore(row, body.querySelector(".total")));
      });
    });
  }

  data.entries.map((entry, index) => ({ entry, index }))
    .sort((a, b) => b.entry.total - a.entry.total)
    .forEach(({ entry, index }) => chooser.add(new Option(entry.name, index)));
  chooser.addEventListener("change", draw);
  window.addEventListener("resize", draw);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  document.querySelectorAll("table.sortable").forEach(sortable);
  draw();
})();
