import type { ComponentChildren } from "preact";
import { useErrorBoundary } from "preact/hooks";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";

/** Has the browser tell a fault as one that nobody caught; written out because Chromium before 95 has no `reportError`. */
function tellFault(fault: unknown): void {
  setTimeout(() => {
    throw fault;
  });
}

/** Keeps a fault of a page to the page: head and menu stay, and the page can be tried again. */
export function PageGuard({ children }: { children: ComponentChildren }) {
  const [fault, tryAgain] = useErrorBoundary(tellFault);
  if (fault === undefined) return <>{children}</>;
  return (
    <Notice tone="error" title="这个页面出了差错。">
      <p>数据没有受影响。请重试；仍不成功时请从菜单进入其他页面，并告诉管理员。</p>
      <Button onClick={tryAgain}>重试</Button>
    </Notice>
  );
}
