// The form as it was left, for as long as this tab is open; secrets are not kept.

/** @typedef {import("../types.js").Boot} Boot */
/** @typedef {import("./draft.js").Draft} Draft */

const KEY = "acrida.form";

/**
 * @param {Draft} draft
 * @param {Boot} boot
 */
export function remember(draft, boot) {
  const open = boot.options.filter((option) => !option.secret).map((option) => [option.name, draft.options[option.name]]);
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ of: boot.process, draft: { ...draft, options: Object.fromEntries(open) } }));
  } catch {
    // not kept
  }
}

/**
 * @param {Boot} boot
 * @returns {Draft | null} null if nothing was kept, or another process answers now
 */
export function remembered(boot) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    return kept?.of === boot.process ? kept.draft : null;
  } catch {
    return null;
  }
}
