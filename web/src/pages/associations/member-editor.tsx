import { useState } from "preact/hooks";
import type { RouteInput } from "#shared/contract/routes.ts";
import { callRoute } from "../../api/call-route.ts";
import { useFocusPlace } from "../../hooks/use-focus-place.ts";
import { useTask } from "../../hooks/use-task.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { PeriodField } from "../../ui/period-field.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { MemberRow } from "./member-row.ts";
import { MemberVersions } from "./member-versions.tsx";

type Wish = Omit<RouteInput<"change-membership">["body"], "identityHash">;
const textLengthMax = 60;

/** What may be done about one member, without the identity number: end the membership, begin it again, correct the name. */
export function MemberEditor(props: {
  /** The association whose register is shown; the member may have come with one that is part of it. */
  associationId: string;
  member: MemberRow;
  /** Whether the name is shown whole, so that it can be corrected. */
  seesNames: boolean;
  onChanged: (member: MemberRow) => void;
  onClose: () => void;
}) {
  const { associationId, member, seesNames, onChanged, onClose } = props;
  const { identityHash, identityTail } = member;
  const [done, setDone] = useState(0);
  const place = useFocusPlace(identityHash);
  const { busy, problem, run } = useTask();
  const change = (wish: Wish) =>
    run(
      () => callRoute("change-membership", { params: { associationId }, body: { ...wish, identityHash } }),
      ({ member: changed }) => {
        setDone(done + 1);
        onChanged(changed);
      },
    );
  const close = (
    <Button kind="text" onClick={onClose}>
      关闭
    </Button>
  );
  return (
    <div ref={place} tabIndex={-1} class="focus-place">
      <Card title={`办理：${member.name}（${identityTail}）`} extra={close}>
        {seesNames && <NameField {...{ member, busy }} onChange={change} />}
        <MembershipFields key={done} {...{ member, busy }} onChange={change} />
        {problem !== undefined && <ProblemNotice problem={problem} />}
        <MemberVersions {...{ associationId, identityHash }} changes={done} />
      </Card>
    </div>
  );
}

type FieldsProps = { member: MemberRow; busy: boolean; onChange: (wish: Wish) => void };

function NameField({ member, busy, onChange }: FieldsProps) {
  const [name, setName] = useState(member.name);
  return (
    <div class="filters">
      <TextField label="更正姓名" value={name} onChange={setName} lengthMax={textLengthMax} />
      <Button
        busy={busy}
        disabled={name.trim() === "" || name.trim() === member.name}
        onClick={() => onChange({ step: "edit", name: name.trim() })}
      >
        保存姓名
      </Button>
    </div>
  );
}

function MembershipFields({ member: { until }, busy, onChange }: FieldsProps) {
  const [on, setOn] = useState("");
  const [why, setWhy] = useState("");
  const step = until === undefined ? "end" : "return";
  return (
    <div class="filters">
      <PeriodField
        kind="date"
        label={step === "end" ? "退会日期（不填为今天）" : "重新入会日期（不填为今天）"}
        value={on}
        onChange={setOn}
      />
      <TextField label="为什么（可不填）" value={why} onChange={setWhy} lengthMax={textLengthMax} />
      <Button
        busy={busy}
        onClick={() => onChange({ step, on: on || undefined, why: why.trim() || undefined })}
      >
        {step === "end" ? "登记退会" : "登记重新入会"}
      </Button>
    </div>
  );
}
