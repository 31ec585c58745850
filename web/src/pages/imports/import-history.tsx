import { useEffect, useState } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { importStateNames, importStates } from "#shared/domain/imports/import-record.ts";
import { callRoute } from "../../api/call-route.ts";
import { hashOf } from "../../hooks/place.ts";
import { setQuery } from "../../hooks/set-query.ts";
import { usePages } from "../../hooks/use-pages.ts";
import { usePolling } from "../../hooks/use-polling.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Empty } from "../../ui/empty.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { Pager } from "../../ui/pager.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { Table } from "../../ui/table.tsx";
import { useUploads } from "../../upload/use-uploads.ts";
import { mayCall } from "../menu.ts";
import type { PageProps } from "../page-props.ts";
import { historyColumns } from "./history-columns.tsx";
import { isUnderWay } from "./import-steps.ts";
import { TemplateButton } from "./template-button.tsx";
import { UndoActions } from "./undo-actions.tsx";
import { type Decision, useDecision } from "./use-decision.ts";

type ImportItem = RouteOutput<"list-imports">["items"][number];

const pageSize = 20;
const pollMs = 3000;
const stateOptions = [
  ["", "全部"],
  ...importStates.map((state) => [state, importStateNames[state]] as const),
] as const;

/** Every import so far, newest first, by state if the address asks for one; a committed one can be taken back from here. */
export function ImportHistory({ me, programme, place }: PageProps) {
  const state = importStates.find((one) => one === place.query.get("state"));
  const pages = usePages(`imports ${state}`, (cursor) =>
    callRoute("list-imports", { query: { limit: pageSize, cursor, state } }),
  );
  const { items: uploads } = useUploads();
  const known = uploads.map(({ importId, stage }) => `${importId} ${stage === "arrived"}`).join();
  useEffect(pages.reload, [known]);
  const [undoing, setUndoing] = useState<ImportItem>();
  const decision = useDecision(() => {
    setUndoing(undefined);
    pages.reload();
  });
  const works =
    pages.data?.items.some((item) => isUnderWay(item.state) || item.state === "announced") ?? false;
  usePolling(pages.data, works && !pages.loading ? pollMs : undefined, pages.reload);
  const liaison = mayCall(me.role, "undo-import");
  const undo = (item: ImportItem) =>
    liaison && item.state === "committed" && !(programme.fourEyes && item.committedByMe) ? (
      <Button kind="text" onClick={() => setUndoing(item)}>
        撤销
      </Button>
    ) : null;
  return (
    <Card title="导入记录" {...(liaison ? {} : { extra: <TemplateButton /> })}>
      <div class="filters">
        <SelectField
          label="状态"
          value={state ?? ""}
          options={stateOptions}
          onChange={(chosen) => setQuery(place, { state: chosen || undefined })}
        />
      </div>
      {undoing !== undefined && (
        <UndoHere
          item={undoing}
          fourEyes={programme.fourEyes}
          decision={decision}
          onLeave={() => setUndoing(undefined)}
        />
      )}
      <WhenLoaded of={pages}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{state === undefined ? "还没有导入过文件。" : "没有这种状态的导入。"}</Empty>
          ) : (
            <Table
              stacks
              label="导入记录"
              columns={historyColumns(undo)}
              rows={items}
              keyOf={(item) => item.importId}
            />
          )
        }
      </WhenLoaded>
      <Pager pages={pages} />
    </Card>
  );
}

/** The undoing of an import of the list, above the list. */
function UndoHere(props: { item: ImportItem; fourEyes: boolean; decision: Decision; onLeave: () => void }) {
  const { item, decision } = props;
  return (
    <div class="undo-here">
      <p>
        撤销“<a href={hashOf(["imports", item.importId])}>{item.fileName}</a>”的入账：
      </p>
      {decision.problem !== undefined && <ProblemNotice problem={decision.problem} />}
      <UndoActions key={item.importId} {...props} />
    </div>
  );
}
