import { useState } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { columnNames } from "#shared/domain/loan-table/columns.ts";
import { callRoute } from "../../api/call-route.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { mayCall } from "../menu.ts";
import type { PageProps } from "../page.tsx";
import { AssociationChoices } from "./association-choices.tsx";
import { ColumnChoices, unknownColumns } from "./column-choices.tsx";
import { type Choices, mappingOf, mayMap } from "./mapping-choices.ts";
import { useDecision } from "./use-decision.ts";
import { ValueChoices } from "./value-choices.tsx";

type Import = RouteOutput<"read-import">;

/** Where the liaison says what columns and values are that the check did not recognise; remembered for the next files. */
export function MappingCard(
  props: Pick<PageProps, "me" | "programme"> & { item: Import; onAnswer: (item: Import) => void },
) {
  const { item, me, programme, onAnswer } = props;
  const [choices, setChoices] = useState<Choices>(new Map());
  const { busy, problem, decide } = useDecision(onAnswer);
  const { understood = [], unknownValues = [] } = item;
  const columns = unknownColumns(understood);
  const associations = unknownValues.filter(({ field }) => field === "associationName");
  const values = unknownValues.filter(({ field }) => field !== "associationName");
  if (!mayMap(item) || !mayCall(me.role, "map-import") || columns.length + unknownValues.length === 0) {
    return null;
  }
  const choose = (key: string, meaning: string) =>
    setChoices((before) => new Map([...before, [key, meaning]]));
  const mapping = mappingOf(item, choices);
  const missing = understood.filter((sheet) => sheet.missing.length > 0);
  const parts = { choices, onChoose: choose };
  return (
    <Card title="系统没有认出的列和取值">
      {missing.map((sheet) => (
        <p key={sheet.sheet}>
          工作表“{sheet.sheet}”还差必需的列：{sheet.missing.map(nameOfField).join("、")}。请指定是哪一列。
        </p>
      ))}
      {values.length > 0 && <ValueChoices values={values} programme={programme} {...parts} />}
      {columns.length > 0 && (
        <details class="fold" open={missing.length > 0}>
          <summary>{columns.length} 列没有认出，不会用到</summary>
          <ColumnChoices columns={columns} {...parts} />
        </details>
      )}
      {associations.length > 0 && <AssociationChoices values={associations} {...parts} />}
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <div class="actions">
        <Button
          busy={busy !== undefined}
          disabled={mapping.columns.length + mapping.values.length === 0}
          onClick={() =>
            decide("map-import", () =>
              callRoute("map-import", { params: { importId: item.importId }, body: mapping }),
            )
          }
        >
          记住并重新核对
        </Button>
        <span class="muted">决定会记在您的名下，以后同样的表头和取值不再询问。</span>
      </div>
    </Card>
  );
}

const fieldNames = new Map<string, string>(Object.entries(columnNames));

function nameOfField(field: string): string {
  return fieldNames.get(field) ?? field;
}
