// Lengths of time as people write them: 90, 20s, 3m, 1h30m. Pure functions.

const UNITS = /** @type {Record<string, number>} */ ({ d: 86_400, h: 3600, m: 60, s: 1 });

/**
 * @param {string} text
 * @returns {number | null} seconds; null if it is no length of time
 */
export function parseTime(text) {
  const compact = text.toLowerCase().replaceAll(/\s+/g, "");
  if (/^\d+$/.test(compact)) return Number(compact);
  if (!/^(\d+d)?(\d+h)?(\d+m)?(\d+s)?$/.test(compact) || compact === "") return null;
  let seconds = 0;
  for (const [, n, unit] of compact.matchAll(/(\d+)([dhms])/g)) seconds += Number(n) * UNITS[unit];
  return seconds;
}

/**
 * The shortest text that {@link parseTime} reads as this.
 * @param {number | null | undefined} seconds
 */
export function writeTime(seconds) {
  if (seconds == null) return "";
  let left = Math.round(seconds);
  let text = "";
  for (const unit of ["h", "m", "s"]) {
    const n = Math.floor(left / UNITS[unit]);
    if (n > 0) text += `${n}${unit}`;
    left -= n * UNITS[unit];
  }
  return text || "0s";
}
