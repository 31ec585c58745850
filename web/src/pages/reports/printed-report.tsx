import { useEffect, useRef } from "preact/hooks";

/**
 * A report as part of the page while the page is printed: a frame would be cut through where a sheet ends. What is in it
 * stands apart from the page's own style; a browser that cannot do that prints the frame.
 */
export function PrintedReport({ markup, css }: { markup: string; css: string }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const fill = () => {
      const root = host.current?.shadowRoot ?? host.current?.attachShadow({ mode: "open" });
      if (root === undefined || !("adoptedStyleSheets" in root)) return;
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css.replace(/\bbody\b/g, ":host"));
      root.adoptedStyleSheets = [sheet];
      // Parsed apart from the page, no script of it runs.
      const { body } = new DOMParser().parseFromString(markup, "text/html");
      root.append(...body.childNodes);
      host.current?.classList.add("filled");
    };
    const clear = () => {
      const root = host.current?.shadowRoot;
      if (root) root.textContent = "";
      host.current?.classList.remove("filled");
    };
    addEventListener("beforeprint", fill);
    addEventListener("afterprint", clear);
    return () => {
      removeEventListener("beforeprint", fill);
      removeEventListener("afterprint", clear);
    };
  }, [markup, css]);
  return <div ref={host} class="printed-report" />;
}
