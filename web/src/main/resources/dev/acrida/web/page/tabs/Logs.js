import { signal } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { html } from "../html.js";
import { get } from "../net/api.js";
import { Empty } from "../parts/Empty.js";
import { Notice } from "../parts/Notice.js";
import { boot } from "../state/boot.js";
import { counts } from "../state/run.js";
import { filter, Filter } from "../table/Filter.js";
import { useFetched } from "./useFetched.js";
import { useSeconds } from "./useSeconds.js";

/** @typedef {{ seq: number, text: string, level: string }} LogLine */

const MOST = 5000;
const NEAR_END = 40;

/** Whose log is shown: a worker's name; empty for that of the process itself. */
const node = signal("");

/** What the process has logged, or a worker. */
export function Logs() {
  const whose = node.value;
  return html`${boot.value?.distributed && html`<div class="bar"><${NodeChooser} /></div>`}<${Lines} key=${whose} worker=${whose} />`;
}

/** Whose log: the master's, or that of a worker. */
function NodeChooser() {
  const { found } = useFetched("workers", useSeconds(5));
  /** @type {string[]} */
  const names = (/** @type {any} */ (found)?.workers ?? []).map((/** @type {any} */ worker) => worker.name);
  return html`<label class="label">Log of <select class="input small" value=${node.value} onChange=${(/** @type {any} */ event) => (node.value = event.currentTarget.value)}>
    <option value="">master</option>${names.map((name) => html`<option key=${name} value=${name}>${name}</option>`)}
  </select></label>`;
}

/** @param {{ worker: string }} props */
function Lines({ worker }) {
  const { lines, problem } = useLines(worker);
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
function useLines(/** @type {string} */ worker) {
  const seconds = useSeconds(2);
  const [state, setState] = useState({ last: 0, lines: /** @type {LogLine[]} */ ([]), problem: "" });
  useEffect(() => {
    let current = true;
    const add = (/** @type {any} */ news) => {
      if (current) setState((before) => ({ last: news.last, lines: [...before.lines, ...news.lines].slice(-MOST), problem: "" }));
    };
    get(`logs?after=${state.last}${worker && `&worker=${encodeURIComponent(worker)}`}`).then(add, (problem) => current && setState((before) => ({ ...before, problem: problem.message })));
    return () => {
      current = false;
    };
  }, [worker ? seconds : counts.value.logs]);
  return state;
}
