// What stands in the start form, and what is sent to the server. Pure functions.
import { parseTime, writeTime } from "./time.js";

/** @typedef {import("../types.js").Boot} Boot */
/** @typedef {{ enabled: boolean, weight: string, fixedCount: string, host: string, tasks: string[] }} ClassDraft */

/**
 * Texts as they are typed, so that nothing is lost while they are wrong.
 * @typedef {object} Draft
 * @property {"closed" | "open"} workload
 * @property {string} users
 * @property {string} spawnRate
 * @property {string} arrivalRate
 * @property {"uniform" | "poisson"} arrivals
 * @property {string} maxUsers
 * @property {string} host
 * @property {string} runTime
 * @property {string} profile
 * @property {string} shape a name, or none
 * @property {Record<string, ClassDraft>} classes
 * @property {Record<string, string[]>} options
 */

export const NO_SHAPE = "none";

/** @typedef {Record<string, string>} Wrongs why a field is wrong, by the field's name */

/**
 * What the form shows first: what the command line says.
 * @param {Boot} boot
 * @returns {Draft}
 */
export function draftOf(boot) {
  const { users, spawnRate, arrivalRate, host, runTimeSeconds, profile } = boot.defaults;
  return {
    workload: boot.can.arrivals && arrivalRate != null ? "open" : "closed",
    users: String(users),
    spawnRate: String(spawnRate),
    arrivalRate: arrivalRate ?? "10",
    arrivals: "uniform",
    maxUsers: "",
    host: host ?? "",
    runTime: writeTime(runTimeSeconds),
    profile: profile ?? boot.profile ?? "",
    shape: boot.shape ?? NO_SHAPE,
    classes: Object.fromEntries(boot.userClasses.map((type) => [type.name, classDraft(type)])),
    options: Object.fromEntries(boot.options.map((option) => [option.name, option.value])),
  };
}

/**
 * @param {import("../types.js").UserClass} type
 * @returns {ClassDraft}
 */
function classDraft({ weight, fixedCount, host, tasks }) {
  const names = tasks.map((task) => task.name);
  return { enabled: true, weight: String(weight), fixedCount: String(fixedCount), host: host ?? "", tasks: names };
}

/**
 * Whether the number of users is decided by a shape that does not look at the fields.
 * @param {Boot} boot
 * @param {Draft} draft
 */
export function shapeDecides(boot, draft) {
  const shape = boot.shapes.find((each) => each.name === draft.shape);
  return shape !== undefined && !shape.usesCommonOptions;
}

/**
 * What is wrong in a way that needs no server to see.
 * @param {Boot} boot
 * @param {Draft} draft
 * @returns {Wrongs}
 */
export function wrongsOf(boot, draft) {
  /** @type {Wrongs} */
  const wrongs = {};
  const must = (/** @type {string} */ name, /** @type {boolean} */ right, /** @type {string} */ text) => {
    if (!right) wrongs[name] = text;
  };
  if (draft.workload === "open") {
    must("arrivalRate", isRate(draft.arrivalRate), `Write it like 20, or 0..500/s over 2m, was “${draft.arrivalRate}”`);
    must("maxUsers", draft.maxUsers === "" || isCount(draft.maxUsers, 1), `Must be a whole number from 1, was “${draft.maxUsers}”`);
  } else if (!shapeDecides(boot, draft)) {
    must("users", isCount(draft.users, 1), `Must be a whole number from 1, was “${draft.users}”`);
    must("spawnRate", Number(draft.spawnRate) > 0, `Must be a number greater than 0, was “${draft.spawnRate}”`);
  }
  must("runTime", draft.runTime.trim() === "" || parseTime(draft.runTime) !== null, `Write it like 20s, 3m or 1h30m, was “${draft.runTime}”`);
  for (const option of boot.options) {
    const missing = option.required && !option.given && (draft.options[option.name] ?? []).join("").trim() === "";
    must(`options.${option.name}`, !missing, "This test does not start without it");
  }
  if (boot.classPicker && boot.userClasses.length > 0) {
    for (const type of boot.userClasses) Object.assign(wrongs, wrongsOfClass(type, draft.classes[type.name]));
    must("userClasses", Object.values(draft.classes).some((each) => each.enabled), "Choose at least one class of users");
  }
  return wrongs;
}

/**
 * @param {import("../types.js").UserClass} type
 * @param {ClassDraft} draft
 * @returns {Wrongs}
 */
function wrongsOfClass({ name, tasks }, draft) {
  /** @type {Wrongs} */
  const wrongs = {};
  if (!draft.enabled) return wrongs;
  if (draft.weight.trim() === "" || !(Number(draft.weight) >= 0)) {
    wrongs[`userClasses.${name}.weight`] = `Must be a number from 0, was “${draft.weight}”`;
  }
  if (!isCount(draft.fixedCount, 0)) wrongs[`userClasses.${name}.fixedCount`] = `Must be a whole number from 0, was “${draft.fixedCount}”`;
  if (tasks.length > 0 && draft.tasks.length === 0) wrongs[`userClasses.${name}.tasks`] = "Choose at least one task";
  return wrongs;
}

/**
 * The body of api/start.
 * @param {Boot} boot
 * @param {Draft} draft
 */
export function requestOf(boot, draft) {
  return {
    ...loadOf(boot, draft),
    host: draft.host.trim(),
    runTimeSeconds: draft.runTime.trim() === "" ? null : parseTime(draft.runTime),
    profile: draft.profile.trim(),
    ...(boot.classPicker ? { shape: draft.workload === "open" ? NO_SHAPE : draft.shape, userClasses: classesOf(boot, draft) } : {}),
    options: optionsOf(boot, draft),
  };
}

/**
 * @param {Boot} boot
 * @param {Draft} draft
 */
function loadOf(boot, draft) {
  if (draft.workload === "open") {
    const most = draft.maxUsers === "" ? null : Number(draft.maxUsers);
    return { workload: "open", arrivalRate: rateOf(draft.arrivalRate), arrivals: draft.arrivals, maxUsers: most };
  }
  if (shapeDecides(boot, draft)) return { workload: "closed" };
  return { workload: "closed", users: Number(draft.users), spawnRate: Number(draft.spawnRate) };
}

/**
 * @param {Boot} boot
 * @param {Draft} draft
 */
function classesOf(boot, draft) {
  return boot.userClasses.map(({ name }) => {
    const { enabled, weight, fixedCount, host, tasks } = draft.classes[name];
    return { name, enabled, weight: Number(weight), fixedCount: Number(fixedCount), host: host.trim() || null, tasks };
  });
}

/**
 * A secret that was left empty keeps the value that it has.
 * @param {Boot} boot
 * @param {Draft} draft
 */
function optionsOf(boot, draft) {
  /** @type {Record<string, string | string[]>} */
  const options = {};
  for (const { name, type, secret } of boot.options) {
    const texts = draft.options[name] ?? [];
    if (secret && texts.join("") === "") continue;
    options[name] = type === "list" ? texts.filter((text) => text !== "") : (texts[0] ?? "");
  }
  return options;
}

/**
 * Whether a text may be a rate; a course of rates is left to the server to read.
 * @param {string} text
 */
export function isRate(text) {
  return text.trim() !== "" && (Number.isNaN(Number(text)) || (Number(text) > 0 && Number.isFinite(Number(text))));
}

/**
 * A number means so many a second.
 * @param {string} text
 */
export function rateOf(text) {
  return Number.isNaN(Number(text)) ? text.trim() : Number(text);
}

/**
 * @param {string} text
 * @param {number} least
 */
function isCount(text, least) {
  return /^\d+$/.test(text.trim()) && Number(text) >= least;
}
