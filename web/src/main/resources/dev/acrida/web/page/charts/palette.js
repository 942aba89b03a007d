// The colours of the style sheet, as a canvas needs them.
import { effect } from "@preact/signals";
import { theme } from "../state/prefs.js";

/** @type {Map<string, string>} */
const resolved = new Map();
const system = matchMedia("(prefers-color-scheme: dark)");

/**
 * A custom property's colour in the present theme. The browser resolves it on an element of our own.
 * @param {string} name for example --series-1
 */
export function color(name) {
  let value = resolved.get(name);
  if (value === undefined) {
    const probe = document.createElement("i");
    probe.hidden = true;
    probe.style.color = `var(${name})`;
    document.body.append(probe);
    value = getComputedStyle(probe).color;
    probe.remove();
    resolved.set(name, value);
  }
  return value;
}

/**
 * Calls whenever the colours change.
 * @param {() => void} redraw
 * @returns {() => void} ends it
 */
export function whenColorsChange(redraw) {
  const forget = () => {
    resolved.clear();
    redraw();
  };
  system.addEventListener("change", forget);
  const dispose = effect(() => {
    theme.value;
    forget();
  });
  return () => {
    system.removeEventListener("change", forget);
    dispose();
  };
}
