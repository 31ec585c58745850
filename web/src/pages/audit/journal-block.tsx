import type { RouteOutput } from "#shared/contract/routes.ts";
import { entryKindNames } from "#shared/domain/ledger/entry-kind-names.ts";
import { loanFieldRows } from "#shared/domain/ledger/loan.ts";
import { shanghaiTime } from "../../format/instant.ts";
import { loanFieldText } from "../../format/loan-field.ts";
import { yuan } from "../../format/money.ts";
import { hashOf } from "../../hooks/place.ts";
import { Card } from "../../ui/card.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Tag, type Tone } from "../../ui/tag.tsx";

type Block = RouteOutput<"list-journal">["items"][number];
type Entry = Block["entries"][number];

const tones: Record<Entry["kind"], Tone> = {
  opened: "green",
  changed: "blue",
  undone: "grey",
  attributed: "blue",
};
const openAtFirst = 10;

const columns: readonly Column<Entry>[] = [
  { head: "流水号", rowHead: true, kind: "figure", cell: ({ seq }) => seq },
  { head: "种类", cell: ({ kind }) => <Tag tone={tones[kind]}>{entryKindNames[kind]}</Tag> },
  {
    head: "借据号",
    kind: "code",
    cell: ({ loanNo, bankId }) => <a href={hashOf(["loans", loanNo], { bank: bankId })}>{loanNo}</a>,
  },
  { head: "发放增减（元）", kind: "figure", cell: ({ disbursedDeltaFen }) => signed(disbursedDeltaFen) },
  { head: "余额增减（元）", kind: "figure", cell: ({ outstandingDeltaFen }) => signed(outstandingDeltaFen) },
  { head: "内容", cell: (entry) => <Content entry={entry} /> },
  { head: "生效日", kind: "code", cell: ({ effectiveOn }) => effectiveOn },
  {
    head: "来源",
    cell: ({ source }) => (source.row === 0 ? "名册或人工" : `${source.sheet} 第 ${source.row} 行`),
  },
];

/** One sealed block of the journal with its entries; `whole` where none of them is left out. */
export function JournalBlock({ block, whole }: { block: Block; whole: boolean }) {
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
