import { useEffect, useRef, useState } from "preact/hooks";
import { html } from "../html.js";
import { get } from "../net/api.js";
import { Empty } from "../parts/Empty.js";
import { Notice } from "../parts/Notice.js";
import { counts } from "../state/run.js";
import { filter, Filter } from "../table/Filter.js";

/** @typedef {{ seq: number, text: string, level: string }} LogLine */

const MOST = 5000;
const NEAR_END = 40;

/** What the process has logged. */
export function Logs() {
  const { lines, problem } = useLines();
  const place = useRef(/** @type {HTMLPreElement | null} */ (null));
  const atEnd = useRef(true);
  useEffect(() => {
    if (atEnd.current && place.current) place.current.scrollTop = place.current.scrollHeight;
  });
  if (problem) return html`<${Notice} text=${problem} />`;
  if (lines.length === 0) return html`<${Empty} icon="file" title="Nothing logged yet">What Acrida and the test log appears here.<//>`;
  const wanted = filter.value.trim().toLowerCase();
  const shown = wanted ? lines.filter((line) => line.text.toLowerCase().includes(wanted)) : lines;
  const noteScroll = (/** @type {any} */ { currentTarget: at }) => {
    atEnd.current = at.scrollHeight - at.scrollTop - at.clientHeight < NEAR_END;
  };
  return html`<div class="bar"><${Filter} label="Filter lines" /></div>
    <pre class="card log" ref=${place} tabindex="0" role="region" aria-label="Log" onScroll=${noteScroll}>${shown.map(
      (line) => html`<span key=${line.seq} class=${line.level.toLowerCase()}>${line.text}</span>`,
    )}</pre>`;
}

/** All lines so far: only new ones are fetched. */
function useLines() {
  const [state, setState] = useState({ last: 0, lines: /** @type {LogLine[]} */ ([]), problem: "" });
  useEffect(() => {
    let current = true;
    const add = (/** @type {any} */ news) => {
      if (current) setState((before) => ({ last: news.last, lines: [...before.lines, ...news.lines].slice(-MOST), problem: "" }));
    };
    get(`logs?after=${state.last}`).then(add, (problem) => current && setState((before) => ({ ...before, problem: problem.message })));
    return () => {
      current = false;
    };
  }, [counts.value.logs]);
  return state;
}
