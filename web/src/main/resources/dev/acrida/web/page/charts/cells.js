// The heat map's arithmetic: which cell holds how many requests. Pure functions.

/** @typedef {[number, number][]} Column rows and counts of one stretch of time */

/**
 * @typedef {object} Cells
 * @property {number} columns
 * @property {number} low the lowest row used
 * @property {number} high the highest row used; below the lowest if there are none
 * @property {number} most in one cell
 * @property {Float64Array} counts column by column, all rows
 */

/**
 * Gathers the columns of a stretch of time into as many as can be told apart on the screen.
 * @param {number[]} at when each column begins, ascending
 * @param {Column[]} heat
 * @param {[number, number]} bounds from when to when
 * @param {number} columns
 * @param {number} rows
 * @returns {Cells}
 */
export function gather(at, heat, [from, to], columns, rows) {
  const counts = new Float64Array(columns * rows);
  let low = rows;
  let high = -1;
  for (let i = firstFrom(at, from); i < at.length && at[i] < to; i++) {
    const column = Math.min(columns - 1, Math.floor(((at[i] - from) / (to - from)) * columns));
    for (const [row, n] of heat[i]) {
      counts[column * rows + row] += n;
      if (row < low) low = row;
      if (row > high) high = row;
    }
  }
  return { columns, low, high, most: counts.reduce((top, n) => Math.max(top, n), 0), counts };
}

/**
 * @param {number[]} at ascending
 * @param {number} from
 * @returns {number} the first index at or after it
 */
export function firstFrom(at, from) {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at[middle] < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
