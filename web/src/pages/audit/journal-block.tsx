import type { RouteOutput } from "#shared/contract/routes.ts";
import { type JournalColumn, journalListColumns } from "#shared/domain/audit/journal-list.ts";
import { keysOf } from "#shared/domain/base/list-order.ts";
import { entryKindNames } from "#shared/domain/ledger/entry-kind-names.ts";
import { loanFieldRows } from "#shared/domain/ledger/loan.ts";
import { shanghaiTime } from "../../format/instant.ts";
import { loanFieldText } from "../../format/loan-field.ts";
import { yuan } from "../../format/money.ts";
import { hashOf } from "../../hooks/place.ts";
import { Card } from "../../ui/card.tsx";
import type { ListColumn } from "../../ui/data-frame.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Tag, type Tone } from "../../ui/tag.tsx";

type Block = RouteOutput<"list-journal">["items"][number];
export type Entry = Block["entries"][number];

const tones: Record<Entry["kind"], Tone> = {
  opened: "green",
  changed: "blue",
  undone: "grey",
  attributed: "blue",
};
const openAtFirst = 10;

const cells: Record<JournalColumn, Omit<Column<Entry>, "head">> = {
  seq: { rowHead: true, kind: "figure", cell: ({ seq }) => seq },
  kind: { cell: ({ kind }) => <Tag tone={tones[kind]}>{entryKindNames[kind]}</Tag> },
  loanNo: {
    kind: "code",
    cell: ({ loanNo, bankId }) => <a href={hashOf(["loans", loanNo], { bank: bankId })}>{loanNo}</a>,
  },
  disbursed: { kind: "figure", cell: ({ disbursedDeltaFen }) => signed(disbursedDeltaFen) },
  outstanding: { kind: "figure", cell: ({ outstandingDeltaFen }) => signed(outstandingDeltaFen) },
  content: { cell: (entry) => <Content entry={entry} /> },
  effectiveOn: { kind: "code", cell: ({ effectiveOn }) => effectiveOn },
  source: {
    cell: ({ source }) => (source.row === 0 ? "名册或人工" : `${source.sheet} 第 ${source.row} 行`),
  },
};

/** The columns of the journal's entries. */
export const entryColumns: readonly ListColumn<Entry, JournalColumn>[] = keysOf(journalListColumns).map(
  (key) => ({
    key,
    ...journalListColumns[key],
    ...cells[key],
  }),
);

/** One sealed block of the journal with its entries; `whole` where none of them is left out. */
export function JournalBlock(props: { block: Block; whole: boolean; columns: readonly Column<Entry>[] }) {
  const { block, whole, columns } = props;
  const { entries } = block;
  return (
    <Card
      title={`第 ${block.blockNo} 块`}
      extra={
        <span class="muted">
          {shanghaiTime(block.knownAt)} 入账 · {block.byName ?? block.by} ·{" "}
          <a href={hashOf(["imports", block.importId])}>导入详情</a>
        </span>
      }
    >
      <details open={entries.length <= openAtFirst}>
        <summary>{whole ? `${entries.length} 条流水` : `其中 ${entries.length} 条`}</summary>
        <Table
          label={`第 ${block.blockNo} 块的流水`}
          columns={columns}
          rows={entries}
          keyOf={({ seq }) => String(seq)}
        />
      </details>
      <p class="block-hash">
        <span>
          上一块 <code>{block.previousHash}</code>
        </span>
        <span>
          本块 <code>{block.hash}</code>
        </span>
      </p>
    </Card>
  );
}

/** What an entry changed: every field of a change, before and after; of the others how many. */
function Content({ entry }: { entry: Entry }) {
  const shown = entry.changes.filter(({ field }) => loanFieldRows[field].privacy !== "hidden");
  if (entry.kind !== "changed") return <span class="muted">{shown.length} 项</span>;
  return (
    <ul class="change-lines">
      {shown.map(({ field, before, after }) => (
        <li key={field}>
          <span class="muted">{loanFieldRows[field].name}：</span>
          <del>{loanFieldText(field, before)}</del> → <ins>{loanFieldText(field, after)}</ins>
        </li>
      ))}
    </ul>
  );
}

function signed(fen: number): string {
  if (fen === 0) return "—";
  return fen > 0 ? `+${yuan(fen)}` : yuan(fen);
}
