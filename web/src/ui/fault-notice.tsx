import type { ComponentChildren } from "preact";
import { lastRequestId } from "../api/last-request.ts";
import { Notice } from "./notice.tsx";

const faultLengthMax = 200;

/** A fault of the pages themselves: what people can do, and what an operator needs to know of it. */
export function FaultNotice(props: {
  title: string;
  fault: unknown;
  children: string;
  actions: ComponentChildren;
}) {
  const { title, fault, children, actions } = props;
  const requestId = lastRequestId();
  return (
    <Notice tone="error" title={title}>
      <p>{children}</p>
      <p class="fault-facts">
        出错的原因：{String(fault).slice(0, faultLengthMax)}
        {requestId !== undefined && `；最近的请求编号：${requestId}`}
      </p>
      <div class="actions">{actions}</div>
    </Notice>
  );
}
