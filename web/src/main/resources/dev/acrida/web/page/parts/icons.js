// Line icons, drawn on a grid of 24.
import { html } from "../html.js";

const paths = {
  stop: "M7 7h10v10H7z",
  pause: "M9 6v12M15 6v12",
  play: "M8 5.5v13l10.5-6.5z",
  edit: "M4 20h4L19 9l-4-4L4 16zM13.5 6.5l4 4",
  reset: "M4.5 12a7.5 7.5 0 1 0 2.4-5.5M4.5 4v4.5H9",
  plus: "M12 5v14M5 12h14",
  close: "M6 6l12 12M18 6L6 18",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2.5M12 19.5V22M2 12h2.5M19.5 12H22M5 5l1.7 1.7M17.3 17.3L19 19M19 5l-1.7 1.7M6.7 17.3L5 19",
  auto: "M12 3a9 9 0 1 0 0 18V3zM12 3a9 9 0 0 1 0 18",
  help: "M9 9.2a3 3 0 1 1 4.4 2.6c-.9.5-1.4 1-1.4 2.2M12 17.5v.1M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z",
  columns: "M4 5h16v14H4zM10 5v14M15 5v14",
  gear: "M4 7h9M17 7h3M4 12h3M11 12h9M4 17h11M19 17h1M15 5v4M9 10v4M17 15v4",
  image: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15 9.5v.1",
  download: "M12 4v11M7 10.5l5 5 5-5M5 20h14",
  file: "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
  check: "M5 12.5l4.5 4.5L19 7.5",
  chart: "M4 4v16h16M7.5 15l4-5 3 3 5-7",
  inbox: "M4 13l3-8h10l3 8v6H4zM4 13h5l1 2.5h4l1-2.5h5",
  leave: "M14 4H5v16h9M10 12h10M16.5 8l4 4-4 4",
};

/**
 * An icon without meaning of its own for a screen reader.
 * @param {{ name: keyof typeof paths, size?: number }} props
 */
export function Icon({ name, size = 18 }) {
  return html`<svg width=${size} height=${size} viewBox="0 0 24 24" fill="none" stroke="currentColor"
    stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${paths[name]} /></svg>`;
}

/** The mark of Acrida: the leap of a grasshopper over a rising line. */
export function Mark({ size = 30 }) {
  return html`<svg width=${size} height=${size} viewBox="0 0 32 32" fill="none" stroke="currentColor"
    stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
    <path d="M3 25l7-12 5 8" /><path d="M12 17.5C16 8 23 6.5 29 7c-1 6-6 10-14 14" /><path d="M3 28.5h26" opacity=".35" />
  </svg>`;
}
