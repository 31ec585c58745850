import { useEffect, useMemo, useRef } from "preact/hooks";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { PrintedReport } from "./printed-report.tsx";
import { saveText } from "./save-text.ts";
import { separateStyles } from "./separate-styles.ts";

/**
 * A report in an iframe in which no script runs. The frame inherits the page's content security policy, which takes no
 * inline style, so the report's style sheet is put in through the CSSOM.
 */
export function ReportFrame({ month, html }: { month: string; html: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const { markup, css } = useMemo(() => separateStyles(html), [html]);
  const dress = () => {
    const inner = frame.current?.contentDocument;
    const Sheet = inner?.defaultView?.CSSStyleSheet;
    if (!frame.current || !inner || Sheet === undefined) return;
    const sheet = new Sheet();
    sheet.replaceSync(css);
    inner.adoptedStyleSheets = [sheet];
    frame.current.style.height = `${inner.documentElement.scrollHeight}px`;
  };
  const print = () => frame.current?.contentWindow?.print();
  useEffect(() => {
    /** Who prints the page by the keyboard means the report, which breaks into pages where it may only by itself. */
    const printReport = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "p" || event.shiftKey) return;
      event.preventDefault();
      print();
    };
    addEventListener("keydown", printReport);
    return () => removeEventListener("keydown", printReport);
  }, []);
  return (
    <Card
      title={`${month} 月报`}
      extra={
        <span class="actions-inline">
          <Button onClick={print}>打印</Button>
          <Button onClick={() => saveText(`${month}-月报.html`, "text/html", html)}>下载网页</Button>
        </span>
      }
    >
      <PrintedReport markup={markup} css={css} />
      <iframe
        ref={frame}
        class="report-frame"
        title={`${month} 月报`}
        sandbox="allow-same-origin allow-modals"
        srcdoc={markup}
        onLoad={dress}
      />
    </Card>
  );
}
