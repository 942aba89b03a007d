// The form in a sentence: a last look before the load begins. A pure function.
import { duration, plural } from "../format.js";
import { shapeDecides } from "./draft.js";
import { parseTime } from "./time.js";

/**
 * @param {import("../types.js").Boot} boot
 * @param {import("./draft.js").Draft} draft
 */
export function summary(boot, draft) {
  const seconds = draft.runTime.trim() === "" ? null : parseTime(draft.runTime);
  const ending = seconds == null ? "until you stop it" : `for ${duration(seconds)}`;
  const where = draft.host.trim() ? ` on ${draft.host.trim()}` : "";
  return `${load(boot, draft)}${where}, ${ending}.`;
}

/**
 * @param {import("../types.js").Boot} boot
 * @param {import("./draft.js").Draft} draft
 */
function load(boot, draft) {
  if (draft.workload === "open") return Number(draft.arrivalRate) > 0 ? `${draft.arrivalRate} arrivals a second` : `Arrivals: ${draft.arrivalRate || "?"}`;
  if (shapeDecides(boot, draft)) return `Users as ${draft.shape} has it`;
  const users = Number(draft.users);
  const rate = Number(draft.spawnRate);
  if (!(users > 0) || !(rate > 0)) return "Users";
  return users <= rate ? plural(users, "user") : `${plural(users, "user")} within ${duration(Math.ceil(users / rate))}`;
}
