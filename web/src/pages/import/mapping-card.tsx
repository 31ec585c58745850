import { useState } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { columnNames } from "#shared/domain/loan-table/columns.ts";
import { callRoute } from "../../api/call-route.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { mayCall } from "../menu.ts";
import type { PageProps } from "../page.tsx";
import { ColumnChoices } from "./column-choices.tsx";
import { type Choices, mappingOf } from "./mapping-choices.ts";
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
  const sheets = understood.filter(({ columns }) => columns.some(({ field }) => field === null));
  const open = item.state === "checked" || (item.state === "refused" && understood.length > 0);
  if (!open || !mayCall(me.role, "map-import") || (sheets.length === 0 && unknownValues.length === 0)) {
    return null;
  }
  const choose = (key: string, meaning: string) => setChoices(new Map([...choices, [key, meaning]]));
  const mapping = mappingOf(item, choices);
  return (
    <Card title="系统没有认出的列和取值">
      {understood.map(({ sheet, missing }) =>
        missing.length === 0 ? null : (
          <p key={sheet}>
            工作表“{sheet}”还差必需的列：{missing.map(nameOfField).join("、")}。
          </p>
        ),
      )}
      <ColumnChoices sheets={sheets} choices={choices} onChoose={choose} />
      <ValueChoices values={unknownValues} programme={programme} choices={choices} onChoose={choose} />
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <div class="actions">
        <Button
          kind="primary"
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
