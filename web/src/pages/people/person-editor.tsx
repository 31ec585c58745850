import { useState } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { callRoute } from "../../api/call-route.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import type { MadeLink } from "./made-link.tsx";
import { type Choices, isWhole, type Place, placeBody, RoleFields } from "./role-fields.tsx";
import { useDeed } from "./use-deed.ts";

/** Somebody on the list of people. */
export type Person = RouteOutput<"list-people">["items"][number];

/** What may be done about one person: another role or association, shut out and let in, a new password, away. */
export function PersonEditor(props: {
  person: Person;
  choices: Choices;
  onDone: () => void;
  onMade: (made: MadeLink) => void;
  onClose: () => void;
}) {
  const { person, choices, onDone, onMade, onClose } = props;
  const { subject, displayName, locked, lockedUntil, signInName } = person;
  const [place, setPlace] = useState<Place>(draftPlace(person));
  const [removing, setRemoving] = useState(false);
  const { busy, problem, run } = useDeed();
  const change = (lock: boolean) =>
    run(() => callRoute("change-person", { body: { subject, ...placeBody(place), locked: lock } }), onDone);
  const isOther = JSON.stringify(placeBody(place)) !== JSON.stringify(placeBody(draftPlace(person)));
  const shutOut = locked || lockedUntil !== undefined;
  return (
    <Card title={`办理：${displayName}`} extra={<span class="muted">改动从下一次操作起生效</span>}>
      <div class="filters">
        <RoleFields place={place} choices={choices} onChange={setPlace} />
        <Button
          kind="primary"
          busy={busy}
          disabled={!isOther || !isWhole(place)}
          onClick={() => change(locked)}
        >
          保存身份
        </Button>
      </div>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <div class="actions">
        <Button busy={busy} disabled={isOther} onClick={() => change(!shutOut)}>
          {shutOut ? "恢复登录" : "停用"}
        </Button>
        {signInName !== undefined && (
          <Button
            busy={busy}
            onClick={() => run(() => callRoute("make-password-link", { body: { subject } }), onMade)}
          >
            生成改密码链接
          </Button>
        )}
        {removing ? (
          <Button
            busy={busy}
            onClick={() => run(() => callRoute("remove-person", { body: { subject } }), onDone)}
          >
            确认移除{displayName}
          </Button>
        ) : (
          <Button onClick={() => setRemoving(true)}>移除…</Button>
        )}
        <Button kind="text" onClick={onClose}>
          关闭
        </Button>
      </div>
    </Card>
  );
}

function draftPlace(person: Person): Place {
  const { role, associationId = "", countyCode = "", bankId = "", branchIds = [] } = person;
  return { role, associationId, countyCode, bankId, branchIds };
}
