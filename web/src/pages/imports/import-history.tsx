import { useEffect, useState } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { importOrders } from "#shared/domain/imports/import-list.ts";
import { importStateNames, importStates } from "#shared/domain/imports/import-record.ts";
import { callRoute } from "../../api/call-route.ts";
import { hashOf, type Place } from "../../hooks/place.ts";
import { setQuery } from "../../hooks/set-query.ts";
import { firstPage, usePlacedPages } from "../../hooks/use-placed-pages.ts";
import { usePolling } from "../../hooks/use-polling.ts";
import { useSearch } from "../../hooks/use-search.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { sortOf } from "../../ui/data-frame.tsx";
import { DataList } from "../../ui/data-list.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { SelectField } from "../../ui/select-field.tsx";
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
/** What was taken back may be in a list of another state for a while: by then it has come into this one. */
const settlingMs = 60_000;
const stateOptions = [
  ["", "全部"],
  ...importStates.map((state) => [state, importStateNames[state]] as const),
] as const;

/** Every import so far, newest first, by state if the address asks for one; a committed one can be taken back from here. */
export function ImportHistory({ me, programme, place }: PageProps) {
  const state = importStates.find((one) => one === place.query.get("state"));
  const search = useSearch("imports", place.hash);
  const wish = { state, search: search.settled || undefined, sort: sortOf(place, importOrders) };
  const pages = usePlacedPages(place, `imports ${JSON.stringify(wish)}`, (cursor) =>
    callRoute("list-imports", { query: { ...wish, limit: pageSize, cursor } }),
  );
  const { items: uploads } = useUploads();
  const known = uploads.map(({ importId, stage }) => `${importId} ${stage === "arrived"}`).join();
  useEffect(pages.reload, [known]);
  const [undoing, setUndoing] = useState<ImportItem>();
  const [decidedAt, setDecidedAt] = useState(0);
  const decision = useDecision(() => {
    setUndoing(undefined);
    setDecidedAt(Date.now());
    pages.reload();
  });
  const works =
    pages.data?.items.some((item) => isUnderWay(item.state) || item.state === "announced") ?? false;
  const settles = works || Date.now() - decidedAt < settlingMs;
  usePolling(pages.data, settles && !pages.loading ? pollMs : undefined, pages.reload);
  const liaison = mayCall(me.role, "undo-import");
  const undo = (item: ImportItem) =>
    liaison && item.state === "committed" && !(programme.fourEyes && item.committedByMe) ? (
      <Button kind="text" onClick={() => setUndoing(item)}>
        撤销
      </Button>
    ) : null;
  return (
    <Card title="导入记录" {...(liaison ? {} : { extra: <TemplateButton /> })}>
      {undoing !== undefined && (
        <UndoHere
          item={undoing}
          fourEyes={programme.fourEyes}
          decision={decision}
          onLeave={() => setUndoing(undefined)}
        />
      )}
      <DataList
        stacks
        label="导入记录"
        place={place}
        columns={historyColumns}
        after={{ head: "操作", cell: undo }}
        pages={pages}
        keyOf={(item) => item.importId}
        empty={state === undefined && search.settled === "" ? "还没有导入过文件。" : "没有符合条件的导入。"}
        search={{ label: "文件名（可只填一部分）", of: search }}
        found={pages.data}
        filters={<StateFilter place={place} state={state} />}
        exported={me.readOnly === true ? undefined : (columns) => ({ list: "imports", ...wish, columns })}
      />
    </Card>
  );
}

function StateFilter({ place, state }: { place: Place; state: string | undefined }) {
  return (
    <SelectField
      label="状态"
      value={state ?? ""}
      options={stateOptions}
      onChange={(chosen) => setQuery(place, { ...firstPage, state: chosen || undefined })}
    />
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
