import type { RouteOutput } from "#shared/contract/routes.ts";
import { keysOf } from "#shared/domain/base/list-order.ts";
import { type ImportColumn, importListColumns } from "#shared/domain/imports/import-list.ts";
import { fileSize, grouped } from "../../format/count.ts";
import { shanghaiTime } from "../../format/instant.ts";
import { wan, yuan } from "../../format/money.ts";
import { hashOf } from "../../hooks/place.ts";
import type { ListColumn } from "../../ui/data-frame.tsx";
import { ImportStateTag } from "../../ui/import-state-tag.tsx";
import type { Column } from "../../ui/table.tsx";

type ImportItem = RouteOutput<"list-imports">["items"][number];

/** An import in the list: its file, its state, who did what when, its result, and what can be done. */
export const historyColumns: readonly ListColumn<ImportItem, ImportColumn>[] = keysOf(importListColumns).map(
  (key) => ({ key, ...importListColumns[key], ...cells()[key] }),
);

function cells(): Record<ImportColumn, Partial<Column<ImportItem>> & Pick<Column<ImportItem>, "cell">> {
  return {
    file: {
      rowHead: true,
      cell: (item) => (
        <>
          <a href={hashOf(["imports", item.importId])}>{item.fileName}</a>
          <small class="below">{item.noNews ? "没有文件" : fileSize(item.byteSize)}</small>
        </>
      ),
    },
    state: {
      cell: (item) => (
        <>
          <ImportStateTag item={item} />
          {item.state === "undone" && item.undo !== undefined && (
            <small class="below">
              恢复 {grouped(item.undo.undoneCount)} 笔
              {item.undo.keptCount > 0 && `，保留 ${grouped(item.undo.keptCount)} 笔`}
            </small>
          )}
        </>
      ),
    },
    announced: { kind: "code", cell: (item) => when(item.announcedAt, item.announcedByName) },
    new: { kind: "figure", cell: (item) => countOf(item, "new") },
    changed: { kind: "figure", cell: (item) => countOf(item, "changed") },
    unchanged: { kind: "figure", cell: (item) => countOf(item, "unchanged") },
    refused: {
      kind: "figure",
      cell: (item) =>
        (item.counts?.refused ?? 0) === 0 ? (
          countOf(item, "refused")
        ) : (
          <a class="tone-bad" href={hashOf(["imports", item.importId], { rows: "refused" })}>
            {countOf(item, "refused")}
          </a>
        ),
    },
    effect: { head: "累计发放（万元）", kind: "figure", cell: effectOf },
    committed: {
      kind: "code",
      cell: (item) => (item.committedAt === undefined ? "—" : when(item.committedAt, item.committedByName)),
    },
  };
}

function when(instant: string, name: string | undefined) {
  return (
    <>
      {shanghaiTime(instant)}
      {name !== undefined && <small class="below">{name}</small>}
    </>
  );
}

function countOf(item: ImportItem, name: "new" | "changed" | "unchanged" | "refused"): string {
  return item.counts === undefined ? "—" : grouped(item.counts[name]);
}

/** What an import adds to the sum disbursed; of one that is not in the ledger, what it would add. */
function effectOf({ effect, state }: ImportItem) {
  if (effect === undefined) return "—";
  const fen = effect.disbursedFenAfter - effect.disbursedFenBefore;
  const sign = fen > 0 ? "+" : fen < 0 ? "−" : "";
  const stands = state === "committed" || state === "committing";
  return (
    <span class={stands ? "money" : "money money-open"} title={`${sign}${yuan(Math.abs(fen))} 元`}>
      {sign}
      {wan(Math.abs(fen))}
    </span>
  );
}
