import type { ComponentChildren } from "preact";
import { useErrorBoundary } from "preact/hooks";
import { Button } from "../ui/button.tsx";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { noteGuarded } from "./guarded-faults.ts";

/** Has the browser tell a fault as one that nobody caught; written out because Chromium before 95 has no `reportError`. */
function tellFault(fault: unknown): void {
  noteGuarded(fault);
  setTimeout(() => {
    throw fault;
  });
}

/** Keeps a fault of a page to the page: head and menu stay, and the page can be tried again. */
export function PageGuard({ children }: { children: ComponentChildren }) {
  const [fault, tryAgain] = useErrorBoundary(tellFault);
  if (fault === undefined) return <>{children}</>;
  return (
    <FaultNotice
      title="这个页面出了差错。"
      fault={fault}
      actions={
        <>
          <Button onClick={tryAgain}>重试</Button>
          <a href="#/">回到首页</a>
        </>
      }
    >
      数据没有受影响。请重试；仍不成功时请从菜单进入其他页面，并把下面的内容告诉管理员。
    </FaultNotice>
  );
}

/** Stands before everything: a fault outside of any page leaves no blank window. */
export function WholeGuard({ children }: { children: ComponentChildren }) {
  const [fault] = useErrorBoundary(tellFault);
  if (fault === undefined) return <>{children}</>;
  return (
    <main class="sign-in">
      <FaultNotice
        title="系统没有打开。"
        fault={fault}
        actions={
          <>
            <Button kind="primary" onClick={() => location.reload()}>
              重新加载
            </Button>
            <a href="/">回到首页</a>
          </>
        }
      >
        数据没有受影响。请重新加载；仍不成功时请把下面的内容告诉管理员。
      </FaultNotice>
    </main>
  );
}
