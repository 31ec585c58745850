import { useEffect, useState } from "preact/hooks";
import { Button } from "../ui/button.tsx";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { isStray } from "./guarded-faults.ts";

/** Tells of faults that no page can show by itself: in what a click begins, or in what it waits for. */
export function StrayFaults() {
  const [fault, setFault] = useState<Error>();
  useEffect(() => {
    const hear = (met: unknown) => {
      if (isStray(met)) setFault(met);
    };
    const hearError = ({ error }: ErrorEvent) => hear(error);
    const hearRejection = ({ reason }: PromiseRejectionEvent) => hear(reason);
    window.addEventListener("error", hearError);
    window.addEventListener("unhandledrejection", hearRejection);
    return () => {
      window.removeEventListener("error", hearError);
      window.removeEventListener("unhandledrejection", hearRejection);
    };
  }, []);
  if (fault === undefined) return null;
  return (
    <div class="stray-fault">
      <FaultNotice
        title="刚才的操作没有完成，页面出了差错。"
        fault={fault}
        actions={
          <>
            <Button onClick={() => location.reload()}>重新加载</Button>
            <Button kind="text" onClick={() => setFault(undefined)}>
              关闭
            </Button>
          </>
        }
      >
        已入账的数据没有受影响。请重新加载后再试；仍不成功时请把下面的内容告诉管理员。
      </FaultNotice>
    </div>
  );
}
