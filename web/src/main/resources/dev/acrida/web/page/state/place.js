// Which tab is open, kept in the address so that it can be shared and survives a reload.
import { effect, signal } from "@preact/signals";

const FIRST = "stats";

export const tab = signal(new URLSearchParams(location.search).get("tab") ?? FIRST);

effect(() => {
  const address = new URL(location.href);
  if ((address.searchParams.get("tab") ?? FIRST) === tab.value) return;
  address.searchParams.set("tab", tab.value);
  history.pushState(null, "", address);
});

addEventListener("popstate", () => {
  tab.value = new URLSearchParams(location.search).get("tab") ?? FIRST;
});
