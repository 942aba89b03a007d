import { html } from "../html.js";
import { tab } from "../state/place.js";
import { tabs } from "../state/tabs.js";
import { Added } from "../tabs/Added.js";
import { Charts } from "../tabs/Charts.js";
import { Downloads } from "../tabs/Downloads.js";
import { Exceptions } from "../tabs/Exceptions.js";
import { Failures } from "../tabs/Failures.js";
import { Logs } from "../tabs/Logs.js";
import { Ratios } from "../tabs/Ratios.js";
import { Statistics } from "../tabs/Statistics.js";
import { Workers } from "../tabs/Workers.js";

/** @type {Record<string, (props: any) => any>} */
const own = {
  stats: Statistics,
  charts: Charts,
  failures: Failures,
  exceptions: Exceptions,
  ratios: Ratios,
  workers: Workers,
  logs: Logs,
  downloads: Downloads,
};

/** What the open tab shows. */
export function TabPanel() {
  const known = tabs.value.some((each) => each.key === tab.value);
  const key = known ? tab.value : "stats";
  const Part = own[key] ?? Added;
  return html`<div role="tabpanel" id="tab-panel" aria-labelledby=${`tab-${key}`}><${Part} key=${key} name=${key} /></div>`;
}
