// What a user can ask of the run. A refusal is shown, never thrown.
import { refusal } from "../state/dialogs.js";
import { post } from "./api.js";

export const stop = () => ask("stop");
export const pause = () => ask("pause");
export const resume = () => ask("resume");
export const reset = () => ask("reset");
export const logout = () => ask("logout").then(() => location.assign("login"));

/** @param {string} what */
async function ask(what) {
  refusal.value = "";
  try {
    await post(what);
  } catch (problem) {
    refusal.value = /** @type {Error} */ (problem).message;
  }
}
