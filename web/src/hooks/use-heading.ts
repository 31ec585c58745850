import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

const productName = "银会合作贷款台账";

/**
 * Makes the window's title follow the page's heading, and moves the focus to the heading after each change of `path`,
 * as a browser does on a new page; the heading may come later than the page.
 */
export function useHeading(
  main: RefObject<HTMLElement | null>,
  path: string,
  fallback: string | undefined,
): void {
  const isFirst = useRef(true);
  useEffect(() => {
    const element = main.current;
    if (element === null) return;
    let focusDue = !isFirst.current;
    isFirst.current = false;
    if (focusDue) {
      window.scrollTo(0, 0);
      element.focus({ preventScroll: true });
    }
    const follow = () => {
      const heading = element.querySelector("h1");
      const name = heading?.textContent || fallback;
      const title = name === undefined ? productName : `${name} · ${productName}`;
      if (document.title !== title) document.title = title;
      if (heading === null || !focusDue) return;
      focusDue = false;
      if (document.activeElement !== element) return;
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    };
    follow();
    const observer = new MutationObserver(follow);
    observer.observe(element, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [main, path, fallback]);
}
