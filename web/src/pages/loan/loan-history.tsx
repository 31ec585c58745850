import type { RouteOutput } from "#shared/contract/routes.ts";
import { loanFieldNames } from "#shared/domain/loan-field-names.ts";
import { shanghaiTime } from "../../format/instant.ts";
import { loanFieldText } from "../../format/loan-field.ts";
import { Card } from "../../ui/card.tsx";
import { entryKindNames } from "./entry-kind-names.ts";

type Entry = RouteOutput<"read-loan">["history"][number];

/** Every journal entry of a loan, newest first. */
export function LoanHistory({ history }: { history: readonly Entry[] }) {
  return (
    <Card title="变更记录">
      <ol class="timeline">
        {history.toReversed().map((entry) => (
          <li key={entry.seq}>
            <div class="timeline-head">
              <strong>{entryKindNames[entry.kind]}</strong>
              <span>{entry.effectiveOn} 生效</span>
              <span class="muted">
                {shanghaiTime(entry.knownAt)} 入账 · {entry.source.sheet} 第 {entry.source.row} 行 · 流水{" "}
                {entry.seq}
              </span>
            </div>
            <Changes entry={entry} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Changes({ entry }: { entry: Entry }) {
  const shown = entry.changes.filter((change) => change.field !== "borrowerIdHash");
  if (entry.kind === "opened") {
    return (
      <p>
        {entry.version === 1 ? "首次入账" : "撤销后重新入账"}，共 {shown.length} 项内容。
      </p>
    );
  }
  return (
    <ul>
      {shown.map((change) => (
        <li key={change.field}>
          {loanFieldNames[change.field]}：{loanFieldText(change.field, change.before)} →{" "}
          <b>{loanFieldText(change.field, change.after)}</b>
        </li>
      ))}
    </ul>
  );
}
