// Order of a table's rows. Pure functions.

/** @typedef {{ key: string, down: boolean }} Sort */

/** Texts as they are compared: "/p/9" before "/P/10". Kept, since the same names come each second. */
const collated = /** @type {Map<string, string>} */ (new Map());
const MOST_COLLATED = 50_000;

/**
 * The rows in order; those without a value come last either way.
 * @template Row
 * @param {Row[]} rows
 * @param {(row: Row) => any} valueOf
 * @param {boolean} down
 * @returns {Row[]}
 */
export function sorted(rows, valueOf, down) {
  const sign = down ? -1 : 1;
  const keyed = rows.map((row) => ({ row, value: comparable(valueOf(row)) }));
  keyed.sort((a, b) => compare(a.value, b.value, sign));
  return keyed.map((each) => each.row);
}

/**
 * @param {any} a
 * @param {any} b
 * @param {number} sign
 */
function compare(a, b, sign) {
  if (a == null || b == null) return Number(a == null) - Number(b == null);
  if (typeof a === "number") return sign * (a - b);
  return sign * (a < b ? -1 : Number(a > b));
}

/** @param {any} value */
function comparable(value) {
  if (typeof value !== "string") return value;
  let text = collated.get(value);
  if (text === undefined) {
    if (collated.size > MOST_COLLATED) collated.clear();
    text = value.toLowerCase().replaceAll(/\d+/g, (digits) => digits.padStart(15, "0"));
    collated.set(value, text);
  }
  return text;
}

/**
 * What a click on a column's title makes of the order: figures begin with the largest, words with A.
 * @param {Sort} sort
 * @param {{ key: string, number?: boolean }} column
 * @returns {Sort}
 */
export function nextSort(sort, column) {
  if (sort.key !== column.key) return { key: column.key, down: Boolean(column.number) };
  return { key: column.key, down: !sort.down };
}
