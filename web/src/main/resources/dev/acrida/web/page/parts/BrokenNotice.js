import { html } from "../html.js";
import { connection } from "../net/stream.js";

const texts = {
  opening: "",
  live: "",
  asleep: "",
  broken: "Connection lost. Reconnecting; the test goes on.",
  ended: "Acrida has ended. The numbers are the last that were seen.",
};

/** Says that what is seen may be old, and that it is being taken care of. */
export function BrokenNotice() {
  const text = texts[connection.value];
  return html`<div role="status" aria-live="assertive">${text && html`<div class="broken"><span class="spinner"></span>${text}</div>`}</div>`;
}
