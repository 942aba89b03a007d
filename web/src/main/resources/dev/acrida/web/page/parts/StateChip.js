import { html } from "../html.js";

/** @type {Record<import("../types.js").RunState["state"], { text: string, look: string }>} */
const words = {
  READY: { text: "Ready", look: "" },
  SPAWNING: { text: "Spawning", look: "good live" },
  RUNNING: { text: "Running", look: "good live" },
  STOPPING: { text: "Stopping", look: "warn live" },
  STOPPED: { text: "Stopped", look: "" },
};

/** @param {{ state: import("../types.js").RunState }} props */
export function StateChip({ state }) {
  const { text, look } = state.paused ? { text: "Paused", look: "warn" } : words[state.state];
  return html`<span class=${`chip ${look}`} role="status" title=${state.stopReason ?? undefined}>${text}</span>`;
}
