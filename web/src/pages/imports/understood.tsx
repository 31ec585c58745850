import type { RouteOutput } from "#shared/contract/routes.ts";
import { dictionaryFieldNames } from "#shared/domain/imports/reading/table-rules.ts";
import { Card } from "../../ui/card.tsx";
import { Tag } from "../../ui/tag.tsx";
import { mayCall } from "../menu.ts";
import type { PageProps } from "../page-props.ts";
import { mayMap } from "./mapping-choices.ts";
import { UnitChoice } from "./unit-choice.tsx";
import { unitOf } from "./unit-text.ts";

type Import = RouteOutput<"read-import">;
type Sheet = NonNullable<Import["understood"]>[number];

const fieldNames = new Map<string, string>(Object.entries(dictionaryFieldNames));

/** What the check took each sheet and each of its columns for, one line a sheet, so that a misreading is seen before the commit. */
export function Understood(
  props: Pick<PageProps, "me"> & { item: Import; onAnswer: (item: Import) => void },
) {
  const { item, me, onAnswer } = props;
  const { understood = [], dataOn } = item;
  if (understood.length === 0) return null;
  const mends = mayMap(item) && mayCall(me.role, "map-import");
  return (
    <Card title="系统怎样理解这份文件" extra={<span class="muted">数据日期 {dataOn ?? "文件没有写明"}</span>}>
      {understood.map((sheet) => (
        <details key={sheet.sheet} class="understood">
          <summary>{summaryOf(sheet)}</summary>
          <ul class="understood-columns" aria-label={`工作表 ${sheet.sheet} 的列`}>
            {sheet.columns.map((column) => (
              <li key={column.column}>
                <Tag tone={column.field === null ? "grey" : "blue"}>{column.column}</Tag> {column.header}
                <Meaning column={column} />
              </li>
            ))}
          </ul>
          <p class="muted">
            {sheet.columnsLeftOut > 0 && `另有 ${sheet.columnsLeftOut} 列没有列出。`}
            {(sheet.unitFrom === "header" || sheet.unitFrom === "title") &&
              "文件自己写明了金额单位，写错了的请改正文件后重新上传。"}
          </p>
          {mends && (sheet.unitFrom === "default" || sheet.unitFrom === "decision") && (
            <UnitChoice item={item} sheet={sheet} onAnswer={onAnswer} />
          )}
        </details>
      ))}
    </Card>
  );
}

/** One line: 工作表“明细”，表头第 1 行，单位元，17 列已识别，2 列没有用. */
function summaryOf(sheet: Sheet): string {
  const known = sheet.columns.filter(({ field }) => field !== null).length;
  const unused = sheet.columns.length - known + sheet.columnsLeftOut;
  return [
    `工作表“${sheet.sheet}”${sheet.hidden ? "（隐藏）" : ""}`,
    `表头第 ${sheet.headerRow} 行`,
    `金额单位${unitOf(sheet)}`,
    `${known} 列已识别`,
    ...(unused > 0 ? [`${unused} 列没有用到`] : []),
  ].join("，");
}

function Meaning({ column }: { column: Sheet["columns"][number] }) {
  if (column.field === null) return <span class="muted">（不用）</span>;
  const name = fieldNames.get(column.field) ?? column.field;
  const decided = column.mappedBy === "decision" && <span class="muted">（按您的指定）</span>;
  return (
    <>
      {name !== column.header && <b> → {name}</b>}
      {decided}
    </>
  );
}
