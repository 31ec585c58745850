import { useState } from "preact/hooks";
import type { RouteInput, RouteOutput } from "#shared/contract/routes.ts";
import { type BorrowerType, borrowerTypeNames, borrowerTypes } from "#shared/domain/ledger/borrower-type.ts";
import { callRoute } from "../../api/call-route.ts";
import { grouped } from "../../format/count.ts";
import { useTask } from "../../hooks/use-task.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PeriodField } from "../../ui/period-field.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextField } from "../../ui/text-field.tsx";

const textLengthMax = 60;
const numberLengthMax = 20;
const conflict = 409;
const numberLengthMin = 8;

type Draft = { name: string; identityNo: string; kind: BorrowerType; since: string; why: string };
const nobody: Draft = { name: "", identityNo: "", kind: "member", since: "", why: "" };

/** Enters one member by name and identity number, which is sent once, kept nowhere here, and shown never again. */
export function MemberForm(props: {
  associationId: string;
  /** Whether the caller may say that somebody belongs to two associations. */
  maySeveral: boolean;
  onEntered: () => void;
}) {
  const { associationId, maySeveral, onEntered } = props;
  const [draft, setDraft] = useState<Draft>(nobody);
  const [entered, setEntered] = useState<RouteOutput<"change-member">>();
  const { busy, problem, run } = useTask();
  const enter = (acceptSeveral: boolean) => {
    setEntered(undefined);
    run(
      () => callRoute("change-member", { params: { associationId }, body: bodyOf(draft, acceptSeveral) }),
      (result) => {
        setDraft(nobody);
        setEntered(result);
        onEntered();
      },
    );
  };
  return (
    <Card title="登记一名会员">
      <MemberFields draft={draft} busy={busy} onChange={setDraft} onSend={() => enter(false)} />
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {problem?.status === conflict && maySeveral && (
        <div class="actions">
          <Button busy={busy} onClick={() => enter(true)}>
            确实同时是两个农技协会员，仍然登记
          </Button>
        </div>
      )}
      {entered !== undefined && <Notice tone="success" title={enteredText(entered)} />}
    </Card>
  );
}

function bodyOf({ kind, ...draft }: Draft, acceptSeveral: boolean): RouteInput<"change-member">["body"] {
  return {
    ...{ name: draft.name.trim(), identityNo: draft.identityNo.trim(), kind, acceptSeveral },
    ...{ since: draft.since || undefined, why: draft.why.trim() || undefined },
  };
}

function MemberFields(props: {
  draft: Draft;
  busy: boolean;
  onChange: (draft: Draft) => void;
  onSend: () => void;
}) {
  const { draft, busy, onChange, onSend } = props;
  const isWhole = draft.name.trim() !== "" && draft.identityNo.trim().length >= numberLengthMin;
  const field = (name: Exclude<keyof Draft, "kind">) => (text: string) =>
    onChange({ ...draft, [name]: text });
  return (
    <form
      class="filters"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) onSend();
      }}
    >
      <TextField label="姓名或名称" value={draft.name} onChange={field("name")} lengthMax={textLengthMax} />
      <TextField
        label="证件号码（登记后只显示后四位）"
        value={draft.identityNo}
        onChange={field("identityNo")}
        lengthMax={numberLengthMax}
      />
      <SelectField
        label="类型"
        value={draft.kind}
        options={borrowerTypes.map((one) => [one, borrowerTypeNames[one]] as const)}
        onChange={(chosen) =>
          onChange({ ...draft, kind: borrowerTypes.find((one) => one === chosen) ?? "member" })
        }
      />
      <PeriodField kind="date" label="入会日期（可不填）" value={draft.since} onChange={field("since")} />
      <TextField label="说明（可不填）" value={draft.why} onChange={field("why")} lengthMax={textLengthMax} />
      <Button kind="primary" type="submit" busy={busy} disabled={!isWhole}>
        登记
      </Button>
    </form>
  );
}

function enteredText({ rows: [row], counts, attributed = 0 }: RouteOutput<"change-member">): string {
  const who = `${row?.name ?? ""}（证件后四位 ${row?.identityTail ?? ""}）`;
  const what = counts.unchanged > 0 ? "已经在名册上，没有改动。" : "已登记。";
  return `${who}${what}${attributed > 0 ? `${grouped(attributed)} 笔待归属的贷款已归到本会。` : ""}`;
}
