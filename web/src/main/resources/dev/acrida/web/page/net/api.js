// Requests to the server. A refusal arrives as a Problem, whatever went wrong.
import { boot } from "../state/boot.js";

/** What a request came to instead of an answer: says what to do, and to which field it belongs. */
export class Problem extends Error {
  /**
   * @param {string} message
   * @param {{ status?: number, field?: string }} [more]
   */
  constructor(message, { status = 0, field } = {}) {
    super(message);
    this.status = status;
    this.field = field;
  }
}

const UNREACHABLE = "Acrida does not answer. Is its process still running?";

/**
 * @template T
 * @param {string} path below api/
 * @returns {Promise<T>}
 */
export function get(path) {
  return send(path, { headers: { Accept: "application/json" } });
}

/**
 * Changes something. A stale token, as after a restart of the server, is fetched again once.
 * @param {string} path below api/
 * @param {object} [body]
 * @returns {Promise<any>}
 */
export async function post(path, body = {}) {
  try {
    return await change(path, body);
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.status !== 403) throw problem;
    boot.value = await get("page");
    return change(path, body);
  }
}

/**
 * @param {string} path
 * @param {object} body
 */
function change(path, body) {
  const headers = { "Content-Type": "application/json", "X-Acrida-Csrf": boot.value?.csrf ?? "" };
  return send(path, { method: "POST", headers, body: JSON.stringify(body) });
}

/**
 * @param {string} path
 * @param {RequestInit} request
 */
async function send(path, request) {
  let response;
  try {
    response = await fetch(`api/${path}`, { cache: "no-store", ...request });
  } catch {
    throw new Problem(UNREACHABLE);
  }
  if (response.status === 401) location.assign("login");
  if (!response.ok) throw await problemOf(response);
  const text = await response.text();
  return text ? JSON.parse(text) : {};
}

/** @param {Response} response */
async function problemOf(response) {
  const body = await response.json().catch(() => ({}));
  const message = body.detail || body.title || `The server answered with status ${response.status}.`;
  return new Problem(message, { status: response.status, field: body.field });
}
