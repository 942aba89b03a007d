// Everything beside the charts: small courses, tables, and what draws what when.
const chooser = document.getElementById("entry");
const totalEntry = data.entries.find((each) => each.total);
let plots = [];

function draw() {
  plots.forEach((plot) => plot.destroy());
  const entry = data.entries[chooser.value];
  const warm = entry.heat ? entry : totalEntry;
  document.getElementById("heat-of").textContent = entry.heat ? "" : "of all entries";
  plots = [
    chart("rates", [area("Requests/s", "--series-1"), line("Failures/s", "--series-2")], [entry.rps, entry.fps]),
    chart("times", [line("50 %", "--series-1"), line("95 %", "--series-3"), line("99 %", "--series-2")],
      [entry.p50, entry.p95, entry.p99]),
    chart("users", [area("Users", "--series-4")], [data.users]),
    heat(warm),
    curve(entry.name),
  ];
}

/** A course as small as a word. */
function spark(svg) {
  const values = totalEntry[svg.dataset.track];
  if (!values || values.length < 3) return svg.remove();
  const most = values.reduce((top, value) => Math.max(top, value ?? 0), 0) || 1;
  const points = values.map((value, i) => (value == null ? null : `${(100 * i / (values.length - 1)).toFixed(2)},${(29 - 27 * value / most).toFixed(2)}`)).filter(Boolean);
  if (points.length < 2) return svg.remove();
  const add = (kind, path) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", "path");
    element.setAttribute("class", kind);
    element.setAttribute("d", path);
    svg.append(element);
  };
  const x = (point) => point.split(",")[0];
  add("area", `M${x(points[0])},30 L${points.join(" L")} L${x(points.at(-1))},30 Z`);
  add("edge", `M${points.join(" L")}`);
}

function sortable(table) {
  const headers = table.querySelectorAll("thead th");
  const body = table.tBodies[0];
  const numeric = new Intl.Collator(undefined, { numeric: true });
  headers.forEach((header, column) => {
    const button = document.createElement("button");
    button.textContent = header.textContent;
    header.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = header.getAttribute("aria-sort") !== "descending";
      headers.forEach((each) => each.removeAttribute("aria-sort"));
      header.setAttribute("aria-sort", down ? "descending" : "ascending");
      const key = (row) => row.cells[column].textContent;
      const order = (a, b) => (Number.isNaN(key(a) - key(b)) ? numeric.compare(key(a), key(b)) : key(a) - key(b));
      [...body.rows].filter((row) => !row.classList.contains("total"))
        .sort((a, b) => (down ? -order(a, b) : order(a, b)))
        .forEach((row) => body.insertBefore(row, body.querySelector(".total")));
    });
  });
}

function findable(input) {
  const rows = document.getElementById(input.dataset.table).tBodies[0].rows;
  input.addEventListener("input", () => {
    const part = input.value.trim().toLowerCase();
    for (const row of rows) {
      row.hidden = !row.classList.contains("total") && !row.textContent.toLowerCase().includes(part);
    }
  });
}

/** The part of the page that is being read is marked in its navigation. */
function follow() {
  const links = new Map([...document.querySelectorAll("nav a")].map((a) => [a.hash.slice(1), a]));
  const seen = new IntersectionObserver((entries) => {
    for (const each of entries.filter((entry) => entry.isIntersecting)) {
      links.forEach((link) => link.classList.remove("here"));
      links.get(each.target.id).classList.add("here");
    }
  }, { rootMargin: "-15% 0px -70% 0px" });
  links.forEach((link, id) => seen.observe(document.getElementById(id)));
}

data.entries.map((entry, index) => ({ entry, index }))
  .sort((a, b) => b.entry.total - a.entry.total)
  .forEach(({ entry, index }) => chooser.add(new Option(entry.total ? "All together" : entry.name, index)));
chooser.addEventListener("change", draw);
document.querySelectorAll(".spark").forEach(spark);
document.querySelectorAll("table.sortable").forEach(sortable);
document.querySelectorAll("input.find").forEach(findable);
let width = window.innerWidth;
window.addEventListener("resize", () => {
  if (width === window.innerWidth) return;
  width = window.innerWidth;
  draw();
});
beginThemes(draw);
follow();
draw();
