import { useEffect, useState } from "preact/hooks";
import { get } from "../net/api.js";

/**
 * What the server has under a path, fetched again whenever a revision changes.
 * @template T
 * @param {string} path below api/
 * @param {any} revision
 * @returns {{ found: T | null, problem: string }}
 */
export function useFetched(path, revision) {
  const [state, setState] = useState({ found: /** @type {T | null} */ (null), problem: "" });
  useEffect(() => {
    let current = true;
    get(path).then(
      (found) => current && setState({ found: /** @type {T} */ (found), problem: "" }),
      (problem) => current && setState((before) => ({ ...before, problem: problem.message })),
    );
    return () => {
      current = false;
    };
  }, [path, revision]);
  return state;
}
