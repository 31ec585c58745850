import { useState } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { columnNames } from "#shared/domain/imports/reading/columns.ts";
import { callRoute } from "../../api/call-route.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { mayCall } from "../menu.ts";
import type { PageProps } from "../page-props.ts";
import { AssociationChoices } from "./association-choices.tsx";
import { type AskedColumn, askedColumns, ColumnChoices } from "./column-choices.tsx";
import { askedConstants, ConstantChoices } from "./constant-choices.tsx";
import { type Choices, mappingOf, mayMap } from "./mapping-choices.ts";
import { unitOf } from "./unit-text.ts";
import { useDecision } from "./use-decision.ts";
import { ValueChoices } from "./value-choices.tsx";

type Import = RouteOutput<"read-import">;
type Sheet = NonNullable<Import["understood"]>[number];

/** Where the liaison says what columns and values are, those that the check took for something too; remembered for the next files. */
export function MappingCard(
  props: Pick<PageProps, "me" | "programme"> & { item: Import; onAnswer: (item: Import) => void },
) {
  const { item, me, programme, onAnswer } = props;
  const [choices, setChoices] = useState<Choices>(new Map());
  const { busy, problem, decide } = useDecision(onAnswer);
  const { understood = [], unknownValues = [] } = item;
  const columns = askedColumns(understood);
  const associations = unknownValues.filter(({ field }) => field === "associationName");
  const values = unknownValues.filter(({ field }) => field !== "associationName");
  const asked = columns.unknown.length + columns.known.length + columns.empty.length + unknownValues.length;
  if (!mayMap(item) || !mayCall(me.role, "map-import") || asked === 0) return null;
  const choose = (key: string, meaning: string) =>
    setChoices((before) => new Map([...before, [key, meaning]]));
  const mapping = mappingOf(item, choices);
  const constants = askedConstants(item);
  const missing = understood.some((sheet) => sheet.missing.length > 0);
  const parts = { choices, onChoose: choose };
  return (
    <Card title="列的含义和取值">
      {missing && <MissingColumns sheets={understood} />}
      {constants.length > 0 && <ConstantChoices asked={constants} counties={programme.counties} {...parts} />}
      {values.length > 0 && <ValueChoices values={values} programme={programme} {...parts} />}
      <ColumnGroups columns={columns} missing={missing} refused={item.state === "refused"} {...parts} />
      {associations.length > 0 && <AssociationChoices values={associations} {...parts} />}
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <div class="actions">
        <Button
          busy={busy !== undefined}
          disabled={mapping.columns.length + mapping.values.length + mapping.constants.length === 0}
          onClick={() =>
            decide("map-import", () =>
              callRoute("map-import", { params: { importId: item.importId }, body: mapping }),
            )
          }
        >
          记住并重新核对
        </Button>
        <span class="muted">
          决定会记在您的名下，以后同样的表头和取值不再询问；为整张表指定的只用于这份文件。
        </span>
      </div>
    </Card>
  );
}

type Choosing = { choices: Choices; onChoose: (key: string, meaning: string) => void };

/** The columns that were not recognised, those that were, and the empty ones; open where the answer is most likely. */
function ColumnGroups(
  props: Choosing & { columns: ReturnType<typeof askedColumns>; missing: boolean; refused: boolean },
) {
  const { columns, missing, refused, ...parts } = props;
  const { unknown, known, empty } = columns;
  return (
    <>
      <FoldedColumns
        open={missing}
        summary={`${unknown.length} 列没有认出，不会用到`}
        columns={unknown}
        {...parts}
      />
      <FoldedColumns
        open={refused && (unknown.length === 0 || !missing)}
        summary={`${known.length} 列已经认出，认错了的可以改`}
        columns={known}
        {...parts}
      />
      <FoldedColumns open={false} summary={`${empty.length} 列没有内容`} columns={empty} {...parts} />
    </>
  );
}

function FoldedColumns(
  props: Choosing & {
    open: boolean;
    summary: string;
    columns: readonly AskedColumn[];
  },
) {
  const { open, summary, columns, ...parts } = props;
  if (columns.length === 0) return null;
  return (
    <details class="fold" open={open}>
      <summary>{summary}</summary>
      <ColumnChoices label={summary} columns={columns} {...parts} />
    </details>
  );
}

/** What the sheets lack, those that lack the same together, with the unit of their amounts. */
function MissingColumns({ sheets }: { sheets: readonly Sheet[] }) {
  const lacking = new Map<string, string[]>();
  const known = sheets.filter(({ columns }) => columns.some(({ field }) => field !== null));
  for (const sheet of known.length > 0 ? known : sheets) {
    if (sheet.missing.length === 0) continue;
    const what = `还差必需的列：${sheet.missing.map(nameOfField).join("、")}。金额单位${unitOf(sheet)}。`;
    lacking.set(what, [...(lacking.get(what) ?? []), `“${sheet.sheet}”`]);
  }
  return (
    <>
      {[...lacking].map(([what, names]) => (
        <p key={what}>
          工作表{names.join("、")}
          {what}请指定是哪一列，或为整张表指定；已经认出的列也可以改作别的。
        </p>
      ))}
    </>
  );
}

const fieldNames = new Map<string, string>(Object.entries(columnNames));

function nameOfField(field: string): string {
  return fieldNames.get(field) ?? field;
}
