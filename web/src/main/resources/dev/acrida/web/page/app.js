// Starts the page.
import { render } from "preact";
import { get } from "./net/api.js";
import { follow } from "./net/stream.js";
import { html } from "./html.js";
import { App } from "./parts/App.js";
import { boot } from "./state/boot.js";
import "./state/prefs.js";

const place = /** @type {HTMLElement} */ (document.getElementById("app"));

/** Fetches what the page needs to know; goes on trying while the server does not answer. */
async function start() {
  try {
    boot.value = await get("page");
  } catch (problem) {
    render(html`<p class="notice bad" role="alert">${/** @type {Error} */ (problem).message} Trying again…</p>`, place);
    setTimeout(start, 2000);
    return;
  }
  document.title = `${boot.value?.title} – Acrida`;
  render(html`<${App} />`, place);
  follow();
}

start();
