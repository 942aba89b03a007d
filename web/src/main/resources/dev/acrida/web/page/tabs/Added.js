import { html } from "../html.js";
import { Empty } from "../parts/Empty.js";
import { Notice } from "../parts/Notice.js";
import { useFetched } from "./useFetched.js";
import { useSeconds } from "./useSeconds.js";

/** @typedef {{ title: string, columns: string[], rows: string[][] }} AddedTable */

/**
 * A tab that the test itself adds.
 * @param {{ name: string }} props
 */
export function Added({ name }) {
  const { found, problem } = useFetched(`tabs/${encodeURIComponent(name)}`, useSeconds(2));
  if (problem) return html`<${Notice} text=${problem} />`;
  const content = /** @type {{ title: string, tables: AddedTable[], text: string | null, links: { href: string, label: string }[] } | null} */ (found);
  if (!content) return null;
  if (content.tables.length === 0 && !content.text && content.links.length === 0) return html`<${Empty} title=${content.title}>Nothing here yet.<//>`;
  return html`<div class="added">
    ${content.text && html`<p class="card added-text">${content.text}</p>`}
    ${content.tables.map((table) => html`<${Table} ...${table} />`)}
    ${content.links.length > 0 && html`<p class="bar">${content.links.map((link) => html`<a class="button" href=${link.href}>${link.label}</a>`)}</p>`}
  </div>`;
}

/** @param {AddedTable} props */
function Table({ title, columns, rows }) {
  return html`<section><h2>${title}</h2><div class="card table-frame" tabindex="0" role="region" aria-label=${title}><table class="table">
    <thead><tr>${columns.map((each) => html`<th scope="col">${each}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
  </table></div></section>`;
}
