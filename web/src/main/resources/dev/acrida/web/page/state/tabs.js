// Which tabs there are: the page's own, and those that the test adds.
import { computed } from "@preact/signals";
import { boot } from "./boot.js";
import { counts } from "./run.js";

/** @typedef {{ key: string, title: string, badge?: number, plain?: boolean }} TabTitle */

export const tabs = computed(() => {
  const { failureKinds, exceptionKinds, logWarnings, workers } = counts.value;
  /** @type {TabTitle[]} */
  const all = [
    { key: "stats", title: "Statistics" },
    { key: "charts", title: "Charts" },
    { key: "failures", title: "Failures", badge: failureKinds },
    { key: "exceptions", title: "Exceptions", badge: exceptionKinds },
    { key: "ratios", title: "Task ratios" },
  ];
  if (boot.value?.distributed) all.push({ key: "workers", title: "Workers", badge: workers, plain: true });
  all.push({ key: "logs", title: "Logs", badge: logWarnings, plain: true }, { key: "downloads", title: "Downloads" });
  return all.concat(boot.value?.tabs ?? []);
});
