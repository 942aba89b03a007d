import { useEffect, useRef } from "preact/hooks";
import { html } from "../html.js";

/**
 * A button that opens a small panel; closed by Escape and by a click elsewhere.
 * @param {{ label: any, title?: string, left?: boolean, className?: string, children?: any }} props
 */
export function Menu({ label, title, left, className = "button", children }) {
  const element = useRef(/** @type {HTMLDetailsElement | null} */ (null));
  useEffect(() => {
    const close = (/** @type {Event} */ event) => {
      const menu = element.current;
      if (!menu?.open) return;
      if (event instanceof KeyboardEvent ? event.key === "Escape" : !event.composedPath().includes(menu)) {
        menu.open = false;
        if (event instanceof KeyboardEvent) menu.querySelector("summary")?.focus();
      }
    };
    document.addEventListener("pointerdown", close);
    document.addEventListener("keydown", close);
    return () => {
      document.removeEventListener("pointerdown", close);
      document.removeEventListener("keydown", close);
    };
  }, []);
  return html`<details class="menu" ref=${element}>
    <summary class=${className} title=${title}>${label}</summary>
    <div class=${left ? "panel left" : "panel"}>${children}</div>
  </details>`;
}
