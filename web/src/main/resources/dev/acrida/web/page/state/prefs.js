// What this browser remembers. Private windows may forbid to store: then it is forgotten, no more.
import { effect, signal } from "@preact/signals";

/**
 * A value that outlives the page.
 * @template T
 * @param {string} name
 * @param {T} initial
 */
export function remembered(name, initial) {
  const key = `acrida.${name}`;
  const value = signal(read(key, initial));
  effect(() => write(key, value.value));
  return value;
}

/** light, dark, or as the system has it. */
export const theme = remembered("theme", /** @type {"auto" | "light" | "dark"} */ ("auto"));

effect(() => {
  if (theme.value === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme.value;
});

/** Columns of the statistics table that are not shown. */
export const hiddenColumns = remembered("columns.hidden", /** @type {string[]} */ ([]));

/**
 * @template T
 * @param {string} key
 * @param {T} initial
 * @returns {T}
 */
function read(key, initial) {
  try {
    const text = localStorage.getItem(key);
    return text == null ? initial : JSON.parse(text);
  } catch {
    return initial;
  }
}

/**
 * @param {string} key
 * @param {any} value
 */
function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // not stored
  }
}
