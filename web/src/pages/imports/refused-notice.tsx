import type { RouteOutput } from "#shared/contract/routes.ts";
import { grouped } from "../../format/count.ts";
import { hashOf } from "../../hooks/place.ts";
import { Notice } from "../../ui/notice.tsx";

type Import = RouteOutput<"read-import">;

/** How many rows do not go in, said first of all; nothing where all do. */
export function RefusedNotice({ item: { importId, state, counts } }: { item: Import }) {
  if (counts === undefined || counts.refused === 0) return null;
  const { refused, read } = counts;
  const became = state === "checked" ? "不会入账" : "没有入账";
  return (
    <Notice tone="warning">
      {`读到 ${grouped(read)} 行贷款，${refused === read ? "全部" : `其中 ${grouped(refused)} 行`}被退回，${became}。`}
      <a href={hashOf(["imports", importId], { rows: "refused" })}>看退回的行和原因</a>
    </Notice>
  );
}
