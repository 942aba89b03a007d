// What the keys do. Nothing while something is being typed, and nothing with Ctrl, Alt or Meta.
import { pause, resume } from "../net/commands.js";
import { boot } from "./boot.js";
import { dialog, formOpen } from "./dialogs.js";
import { tab } from "./place.js";
import { theme } from "./prefs.js";
import { going, run } from "./run.js";
import { tabs } from "./tabs.js";

/** @type {{ key: string, does: string }[]} */
export const keys = [
  { key: "1 – 9", does: "open a tab" },
  { key: "/", does: "filter the table" },
  { key: "e", does: "change the load of the test that is going on" },
  { key: "p", does: "pause, or go on" },
  { key: "n", does: "set up another test, when this one is over" },
  { key: "t", does: "light, dark, or as the system has it" },
  { key: "?", does: "show these keys" },
];

/** Listens from now on. */
export function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target) || dialog.value) return;
    if (press(event.key)) event.preventDefault();
  });
}

/**
 * @param {string} key
 * @returns {boolean} whether it does anything now
 */
function press(key) {
  const state = run.value;
  if (/^[1-9]$/.test(key) && tabs.value[Number(key) - 1]) tab.value = tabs.value[Number(key) - 1].key;
  else if (key === "/") return focusFilter();
  else if (key === "e" && going.value && boot.value?.can.edit && !state?.shape) dialog.value = "edit";
  else if (key === "p" && going.value && boot.value?.can.pause) (state?.paused ? resume : pause)();
  else if (key === "n" && state?.state === "STOPPED") formOpen.value = true;
  else if (key === "t") theme.value = nextTheme();
  else if (key === "?") dialog.value = "keys";
  else return false;
  return true;
}

/** The theme after the present one. */
export function nextTheme() {
  return theme.value === "auto" ? "light" : theme.value === "light" ? "dark" : "auto";
}

function focusFilter() {
  const filter = /** @type {HTMLInputElement | null} */ (document.querySelector("input[type=search]"));
  filter?.focus();
  return filter !== null;
}

/** @param {EventTarget | null} target */
function typing(target) {
  return target instanceof HTMLElement && target.closest("input:not([type=checkbox], [type=radio]), textarea, select") !== null;
}
