import { useLayoutEffect, useState } from "preact/hooks";

export const ROW_HEIGHT = 36;
const BEYOND = 10;

/**
 * Which rows of a scrolled table are seen, with a few beyond on either side.
 * @param {{ current: HTMLElement | null }} frame what scrolls
 * @param {number} count of all rows
 * @returns {{ from: number, to: number }}
 */
export function useWindow(frame, count) {
  const [seen, setSeen] = useState({ top: 0, height: 800 });
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    let asked = 0;
    const look = () => {
      asked = 0;
      setSeen({ top: element.scrollTop, height: element.clientHeight });
    };
    const soon = () => {
      asked ||= requestAnimationFrame(look);
    };
    const watch = new ResizeObserver(soon);
    watch.observe(element);
    element.addEventListener("scroll", soon, { passive: true });
    return () => {
      cancelAnimationFrame(asked);
      watch.disconnect();
      element.removeEventListener("scroll", soon);
    };
  }, []);
  const first = Math.min(Math.floor(seen.top / ROW_HEIGHT), count);
  return {
    from: Math.max(0, first - BEYOND),
    to: Math.min(count, first + Math.ceil(seen.height / ROW_HEIGHT) + BEYOND),
  };
}
