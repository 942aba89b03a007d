import { useEffect, useId, useRef } from "preact/hooks";
import { html } from "../html.js";
import { Icon } from "./icons.js";

/**
 * A modal dialog; the browser keeps the focus in it and gives it back.
 * @param {{ title: string, wide?: boolean, onClose: () => void, children?: any }} props
 */
export function Dialog({ title, wide, onClose, children }) {
  const element = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const id = useId();
  useEffect(() => {
    element.current?.showModal();
    /** @type {HTMLInputElement | null | undefined} */ (element.current?.querySelector("input"))?.select();
  }, []);
  const outside = (/** @type {MouseEvent} */ event) => {
    if (event.target === element.current) element.current?.close();
  };
  return html`<dialog ref=${element} class=${wide ? "wide" : ""} aria-labelledby=${id} onClose=${onClose} onMouseDown=${outside}>
    <div class="dialog-head">
      <h2 id=${id}>${title}</h2>
      <button type="button" class="button bare icon" aria-label="Close" onClick=${() => element.current?.close()}>
        <${Icon} name="close" />
      </button>
    </div>
    <div class="dialog-body">${children}</div>
  </dialog>`;
}
