// A chart as a picture, for a report or a chat.
import { color } from "./palette.js";

/**
 * @param {HTMLElement | null} place of the chart
 * @param {string} title
 */
export function savePicture(place, title) {
  const drawn = place instanceof HTMLCanvasElement ? place : place?.querySelector("canvas");
  if (!drawn) return;
  const picture = document.createElement("canvas");
  picture.width = drawn.width;
  picture.height = drawn.height;
  const context = /** @type {CanvasRenderingContext2D} */ (picture.getContext("2d"));
  context.fillStyle = color("--card");
  context.fillRect(0, 0, picture.width, picture.height);
  context.drawImage(drawn, 0, 0);
  picture.toBlob((blob) => blob && offer(blob, `${title.toLowerCase().replaceAll(/[^a-z]+/g, "-")}.png`));
}

/**
 * @param {Blob} blob
 * @param {string} name
 */
function offer(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
