import { html } from "../html.js";
import { Icon } from "./icons.js";

/**
 * What stands where nothing is to be shown yet: says why, and what would change it.
 * @param {{ icon?: any, title: string, children?: any }} props
 */
export function Empty({ icon = "inbox", title, children }) {
  return html`<div class="empty"><${Icon} name=${icon} size=${40} /><h2>${title}</h2><p>${children}</p></div>`;
}
