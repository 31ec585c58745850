import { quarterText } from "#shared/domain/base/quarter.ts";
import { Card } from "../../ui/card.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Tag } from "../../ui/tag.tsx";
import { cardHash, type Decision } from "./assessment-data.ts";

/** The opening of an item to be mended that counts: the last one. */
export function openingOf({ events }: Decision): Decision["events"][number] | undefined {
  return events.filter(({ kind }) => kind === "opened").slice(-1)[0];
}

const columns: readonly Column<Decision>[] = [
  {
    head: "考核对象",
    rowHead: true,
    cell: ({ subject, subjectName, quarter }) => <a href={cardHash(subject, quarter)}>{subjectName}</a>,
  },
  { head: "季度", cell: ({ quarter }) => quarterText(quarter) },
  { head: "整改事项", cell: (item) => <span class="words">{openingOf(item)?.text}</span> },
  { head: "责任单位", cell: (item) => openingOf(item)?.responsible },
  {
    head: "整改时限",
    kind: "code",
    cell: (item) => (
      <>
        {openingOf(item)?.dueOn} {item.overdue && <Tag tone="red">已过时限</Tag>}
      </>
    ),
  },
];

/** What is to be mended still of other quarters; nothing where all is closed. */
export function AssessmentItems({ items }: { items: readonly Decision[] }) {
  if (items.length === 0) return null;
  return (
    <Card title="其他季度尚未销号的整改事项">
      <Table
        label="其他季度尚未销号的整改事项"
        columns={columns}
        rows={items}
        keyOf={({ quarter, subject }) => `${quarter} ${subject.kind} ${subject.id}`}
        stacks
      />
    </Card>
  );
}
