import type { RouteOutput } from "#shared/contract/routes.ts";
import { keysOf } from "#shared/domain/base/list-order.ts";
import { type CorrectionColumn, correctionListColumns } from "#shared/domain/corrections/correction-list.ts";
import { shanghaiTime } from "../../format/instant.ts";
import { hashOf } from "../../hooks/place.ts";
import type { ListColumn } from "../../ui/data-frame.tsx";
import type { Column } from "../../ui/table.tsx";
import { titleOf } from "./correction-list.tsx";
import { CorrectionTags } from "./correction-tags.tsx";

type Correction = RouteOutput<"list-corrections">["items"][number];

const cells: Record<CorrectionColumn, Omit<Column<Correction>, "head">> = {
  about: {
    rowHead: true,
    cell: (item) => <a href={hashOf(["corrections", item.correctionId])}>{titleOf(item)}</a>,
  },
  association: { cell: ({ associationName }) => associationName },
  loanNo: { kind: "code", cell: ({ loanNo }) => loanNo },
  borrowerName: { cell: ({ loan }) => loan?.borrowerName ?? "—" },
  raised: { kind: "code", cell: ({ raisedAt }) => shanghaiTime(raisedAt) },
  state: { cell: (item) => <CorrectionTags item={item} /> },
  latest: {
    cell: ({ latest, eventCount }) => (
      <>
        {latest.text || latest.kindName}
        <small class="below">
          {latest.byName} {shanghaiTime(latest.at)} {latest.kindName}
          {eventCount > 1 && ` · 往来 ${eventCount} 条`}
        </small>
      </>
    ),
  },
};

/** The columns of the list of correction requests; who has one association only needs no column for it. */
export function correctionColumns(withAssociation: boolean): ListColumn<Correction, CorrectionColumn>[] {
  return keysOf(correctionListColumns)
    .filter((key) => withAssociation || key !== "association")
    .map((key) => ({ key, ...correctionListColumns[key], ...cells[key] }));
}
