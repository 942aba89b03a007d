// The live stream: one connection, none while the page is hidden, and healed by itself.
import { effect, signal } from "@preact/signals";
import { boot } from "../state/boot.js";
import { mergeRows } from "../state/entries.js";
import { counts, run } from "../state/run.js";
import { chosen } from "../state/timeline.js";
import { forgetCourse, followCourse, followMark, loadCourse } from "./course.js";
import { get } from "./api.js";

/** @typedef {"opening" | "live" | "broken" | "asleep" | "ended"} Connection */

export const connection = signal(/** @type {Connection} */ ("opening"));

const LONGEST_PAUSE = 8000;
const PAUSE_AFTER_BYE = 5000;

/** @type {EventSource | null} */
let source = null;
let after = "";
let failures = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let again;

/** What each kind of event does. */
const handlers = {
  state(/** @type {import("../types.js").RunState} */ state) {
    const before = run.value;
    run.value = state;
    if (before != null && before.epoch !== state.epoch) forgetCourse();
  },
  stats(/** @type {{ epoch: number, full: boolean, rows: any[] }} */ change) {
    mergeRows(change);
    if (change.full) loadCourse();
  },
  points: followCourse,
  mark: followMark,
  counts(/** @type {import("../types.js").Counts} */ news) {
    counts.value = news;
  },
  bye() {
    connection.value = "ended";
    reopenIn(PAUSE_AFTER_BYE);
  },
};

/** Opens the stream whenever the page is seen, for whichever entry is drawn. */
export function follow() {
  document.addEventListener("visibilitychange", () => (document.hidden ? sleep() : open()));
  addEventListener("pagehide", sleep);
  addEventListener("pageshow", (event) => event.persisted && open());
  addEventListener("online", () => connection.value === "broken" && open());
  effect(() => {
    chosen.value;
    if (!document.hidden) open();
  });
}

function open() {
  close();
  const query = new URLSearchParams();
  if (chosen.peek() !== 0) query.set("entry", String(chosen.peek()));
  if (after) query.set("after", after);
  source = new EventSource(`api/stream?${query}`);
  source.onerror = lost;
  for (const [name, handle] of Object.entries(handlers)) {
    source.addEventListener(name, (event) => receive(/** @type {MessageEvent} */ (event), handle));
  }
}

/**
 * @param {MessageEvent} event
 * @param {(data: any) => void} handle
 */
function receive(event, handle) {
  noteRestart(event.lastEventId);
  if (connection.value !== "live") connection.value = "live";
  failures = 0;
  handle(JSON.parse(event.data));
}

/**
 * Another process answers now: its tokens, and perhaps its test, are new.
 * @param {string} id
 */
function noteRestart(id) {
  const process = (/** @type {string} */ each) => each.slice(0, each.lastIndexOf("-"));
  if (after && id && process(after) !== process(id)) {
    get("page").then(
      (page) => (boot.value = /** @type {any} */ (page)),
      () => {},
    );
  }
  if (id) after = id;
}

function lost() {
  if (connection.value !== "ended") connection.value = "broken";
  reopenIn(Math.min(LONGEST_PAUSE, 500 * 2 ** failures++));
}

/** @param {number} millis */
function reopenIn(millis) {
  close();
  again = setTimeout(reopen, millis);
}

/** A session may have ended meanwhile, which a stream cannot tell: asking for the state does. */
async function reopen() {
  try {
    await get("state");
    open();
  } catch {
    lost();
  }
}

function sleep() {
  close();
  connection.value = "asleep";
}

function close() {
  clearTimeout(again);
  source?.close();
  source = null;
}
