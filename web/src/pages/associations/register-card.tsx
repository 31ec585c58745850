import { useState } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { registerNames } from "#shared/domain/associations/member.ts";
import { callRoute } from "../../api/call-route.ts";
import { grouped } from "../../format/count.ts";
import { useTask } from "../../hooks/use-task.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PeriodField } from "../../ui/period-field.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { type Column, Table } from "../../ui/table.tsx";

type Result = RouteOutput<"take-in-members">;
type Row = Result["rows"][number];

/** The registers by the route that brings each in. */
const routeNames = {
  "take-in-members": registerNames.members,
  "take-in-associations": registerNames.associations,
  "take-in-poor-households": registerNames["poor-households"],
};
export type RegisterRoute = keyof typeof routeNames;

const outcomeNames = {
  new: "新增",
  changed: "变更",
  left: "不再列出",
  unchanged: "未变",
  refused: "退回",
} as const;
const bytesPerStep = 0x8000;

const columns: readonly Column<Row>[] = [
  { head: "结果", cell: ({ outcome }) => outcomeNames[outcome] },
  { head: "名称", rowHead: true, cell: ({ name = "" }) => name },
  { head: "证件后四位", kind: "code", cell: ({ identityTail = "" }) => identityTail },
  { head: "农技协", cell: ({ associationName = "" }) => associationName },
  { head: "位置", cell: ({ sheet, row }) => (row === undefined ? "" : `${sheet} 第 ${row} 行`) },
  {
    head: "原因",
    cell: ({ reasons }) =>
      reasons.map(({ column, message, remedy }) => `${column}：${message}${remedy}`).join(" "),
  },
];

/** Where a register comes in by a file: first its differences are shown, then the register follows it. */
export function RegisterCard(props: {
  routes: readonly RegisterRoute[];
  /** The one association whose register it is. */
  association?: string;
  onTaken: () => void;
}) {
  const { routes, association, onTaken } = props;
  const [route, setRoute] = useState<RegisterRoute>(routes[0] ?? "take-in-members");
  const [file, setFile] = useState<File>();
  const [listOn, setListOn] = useState("");
  const [result, setResult] = useState<Result>();
  const { busy, problem, run } = useTask();
  const send = (commit: boolean) => {
    if (file === undefined) return;
    const diffHash = commit ? result?.diffHash : undefined;
    run(
      () => sendFile(route, file, { commit, diffHash, association, listOn }),
      (taken) => {
        setResult(taken);
        if (commit) onTaken();
      },
    );
  };
  const choose = (chosen: RegisterRoute) => {
    setRoute(chosen);
    setResult(undefined);
  };
  const isReady = file !== undefined && (route !== "take-in-poor-households" || listOn !== "");
  return (
    <Card title="按 Excel 更新名册">
      <div class="filters">
        {routes.length > 1 && (
          <SelectField
            label="名册"
            value={route}
            options={routes.map((one) => [one, routeNames[one]] as const)}
            onChange={(chosen) => choose(chosen as RegisterRoute)}
          />
        )}
        {route === "take-in-poor-households" && (
          <PeriodField kind="date" label="名单日期" value={listOn} onChange={setListOn} />
        )}
        <FileField
          label={`${routeNames[route]}文件`}
          onChoose={(chosen) => {
            setFile(chosen);
            setResult(undefined);
          }}
        />
      </div>
      <RegisterActions busy={busy} isReady={isReady} result={result} onSend={send} />
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {result !== undefined && <RegisterDiff result={result} />}
    </Card>
  );
}

function RegisterActions(props: {
  busy: boolean;
  isReady: boolean;
  result: Result | undefined;
  onSend: (commit: boolean) => void;
}) {
  const { busy, isReady, result, onSend } = props;
  return (
    <div class="actions">
      <Button busy={busy} disabled={!isReady} onClick={() => onSend(false)}>
        核对
      </Button>
      {result?.state === "checked" && (
        <Button kind="primary" busy={busy} onClick={() => onSend(true)}>
          按这份文件更新
        </Button>
      )}
    </div>
  );
}

function FileField({ label, onChoose }: { label: string; onChoose: (file: File | undefined) => void }) {
  return (
    <label class="field">
      <span>{label}</span>
      <input
        type="file"
        accept=".xlsx,.xls,.csv,.ods"
        onChange={({ currentTarget }) => onChoose(currentTarget.files?.[0])}
      />
    </label>
  );
}

function RegisterDiff({ result: { state, counts, rows, rowsLeftOut, attributed = 0 } }: { result: Result }) {
  const told = `读到 ${grouped(counts.read)} 行：新增 ${grouped(counts.new)}，变更 ${grouped(counts.changed)}，未变 ${grouped(counts.unchanged)}，退回 ${grouped(counts.refused)}；不再列出 ${grouped(counts.left)}。`;
  const loans = attributed > 0 ? `${grouped(attributed)} 笔待归属的贷款已归属。` : "";
  return (
    <>
      <Notice
        tone={state === "committed" ? "success" : "info"}
        title={state === "committed" ? `名册已更新。${told}${loans}` : `尚未更新。${told}`}
      />
      {rows.length > 0 && (
        <Table
          label="名册的差异"
          columns={columns}
          rows={rows}
          keyOf={({ sheet, row, outcome, name, identityTail }) =>
            [sheet, row, outcome, name, identityTail].join(" ")
          }
          stacks
        />
      )}
      {rowsLeftOut > 0 && <p class="muted">另有 {grouped(rowsLeftOut)} 行没有列出。</p>}
    </>
  );
}

type Sent = {
  fileName: string;
  content: string;
  commit: boolean;
  diffHash: string | undefined;
  association: string | undefined;
  listOn: string;
};

async function sendFile(
  route: RegisterRoute,
  file: File,
  said: Omit<Sent, "fileName" | "content">,
): Promise<Result> {
  const content = base64Of(new Uint8Array(await file.arrayBuffer()));
  return sendRegister(route, { fileName: file.name, content, ...said });
}

function sendRegister(route: RegisterRoute, { association, listOn, ...body }: Sent): Promise<Result> {
  switch (route) {
    case "take-in-members":
      return callRoute(route, { body: { ...body, association, acceptSeveral: false } });
    case "take-in-associations":
      return callRoute(route, { body });
    case "take-in-poor-households":
      return callRoute(route, { body: { ...body, listOn } });
  }
}

/** Some bytes at a time: a call takes only so many arguments. */
function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (let start = 0; start < bytes.length; start += bytesPerStep) {
    text += String.fromCharCode(...bytes.subarray(start, start + bytesPerStep));
  }
  return btoa(text);
}
