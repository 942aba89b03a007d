// Numbers, times and lengths as people read them. Pure functions.

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const NONE = "–";

/**
 * A count, with thousands set apart.
 * @param {number | null | undefined} value
 */
export function count(value) {
  return value == null ? NONE : whole.format(value);
}

/**
 * A rate per second: one decimal while it is small.
 * @param {number | null | undefined} value
 */
export function rate(value) {
  if (value == null) return NONE;
  return value < 100 ? tenth.format(value) : whole.format(value);
}

/**
 * Milliseconds, to three digits that count.
 * @param {number | null | undefined} value
 */
export function millis(value) {
  if (value == null) return NONE;
  if (value >= 100) return whole.format(value);
  return String(Number(value.toPrecision(value < 10 ? 2 : 3)));
}

/**
 * A share as a percentage, never rounded down to a reassuring zero.
 * @param {number | null | undefined} share 0..1
 */
export function percent(share) {
  if (share == null) return NONE;
  if (share > 0 && share < 0.0005) return "<0.1 %";
  if (share < 1 && share > 0.9995) return ">99.9 %";
  return `${Number((share * 100).toFixed(1))} %`;
}

/**
 * A length of time: 42 s, 3 min 05 s, 2 h 10 min.
 * @param {number | null | undefined} seconds
 */
export function duration(seconds) {
  if (seconds == null) return NONE;
  const s = Math.max(0, Math.floor(seconds));
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min${s % 60 === 0 ? "" : ` ${two(s % 60)} s`}`;
  const minutes = Math.floor((s % 3600) / 60);
  return `${Math.floor(s / 3600)} h${minutes === 0 ? "" : ` ${two(minutes)} min`}`;
}

/**
 * A length of time as a clock shows it: 0:42, 3:05, 2:10:00.
 * @param {number | null | undefined} seconds
 */
export function clock(seconds) {
  if (seconds == null) return NONE;
  const s = Math.max(0, Math.floor(seconds));
  const minutes = Math.floor(s / 60) % 60;
  const hours = Math.floor(s / 3600);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(s % 60)}` : `${minutes}:${two(s % 60)}`;
}

/**
 * A moment as the time of day here.
 * @param {number | null | undefined} epochMillis
 */
export function timeOfDay(epochMillis) {
  return epochMillis == null ? NONE : new Date(epochMillis).toLocaleTimeString("en-GB");
}

/**
 * Bytes in the unit that keeps the number short.
 * @param {number | null | undefined} value
 */
export function bytes(value) {
  if (value == null) return NONE;
  const units = ["B", "kB", "MB", "GB", "TB"];
  let unit = 0;
  let left = value;
  while (left >= 1000 && unit < units.length - 1) {
    left /= 1000;
    unit++;
  }
  return `${unit === 0 || left >= 100 ? whole.format(left) : tenth.format(left)} ${units[unit]}`;
}

/**
 * What a number of things is called: "1 user", "2 users".
 * @param {number} n
 * @param {string} one
 */
export function plural(n, one) {
  return `${whole.format(n)} ${n === 1 ? one : `${one}s`}`;
}

/** @param {number} n */
function two(n) {
  return String(n).padStart(2, "0");
}
