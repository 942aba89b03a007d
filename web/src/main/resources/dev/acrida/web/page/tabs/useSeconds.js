import { useEffect, useState } from "preact/hooks";

/**
 * A number that grows every so many seconds while the page is seen.
 * @param {number} seconds
 */
export function useSeconds(seconds) {
  const [ticks, setTicks] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => document.hidden || setTicks((n) => n + 1), seconds * 1000);
    return () => clearInterval(timer);
  }, [seconds]);
  return ticks;
}
