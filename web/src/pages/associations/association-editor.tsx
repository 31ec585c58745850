import { useState } from "preact/hooks";
import type { RouteInput } from "#shared/contract/routes.ts";
import { editableFacts } from "#shared/domain/people/association.ts";
import { associationFactNames } from "#shared/domain/people/association-versions.ts";
import { callRoute } from "../../api/call-route.ts";
import { useFocusPlace } from "../../hooks/use-focus-place.ts";
import { useTask } from "../../hooks/use-task.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { AssociationMerge } from "./association-merge.tsx";
import type { AssociationRow } from "./association-row.ts";
import { AssociationVersions } from "./association-versions.tsx";

type Wish = RouteInput<"change-association">["body"];
const textLengthMax = 60;

/** What 科协 may do about one association of the register, and what was done about it before. */
export function AssociationEditor(props: {
  item: AssociationRow;
  items: readonly AssociationRow[];
  onDone: () => void;
  onClose: () => void;
}) {
  const { item, items, onDone, onClose } = props;
  const { associationId } = item;
  const [why, setWhy] = useState("");
  const [done, setDone] = useState(0);
  const place = useFocusPlace(associationId);
  const { busy, problem, run } = useTask();
  const noted = () => {
    setDone(done + 1);
    onDone();
  };
  const change = (wish: Wish) => {
    const body = { ...wish, why: why || undefined };
    run(
      () => callRoute("change-association", { params: { associationId }, body }),
      () => {
        setWhy("");
        noted();
      },
    );
  };
  return (
    <div ref={place} tabIndex={-1} class="focus-place">
      <Card
        title={`办理：${item.name}`}
        extra={
          <Button kind="text" onClick={onClose}>
            关闭
          </Button>
        }
      >
        <RegisterFields item={item} busy={busy} onChange={change} />
        <div class="filters">
          <TextField
            label="为什么（可不填，留在记录里）"
            value={why}
            onChange={setWhy}
            lengthMax={textLengthMax}
          />
        </div>
        {problem !== undefined && <ProblemNotice problem={problem} />}
        {item.mergedInto === undefined && <StateActions item={item} busy={busy} onChange={change} />}
        <AssociationMerge
          key={`merge ${item.mergedInto ?? ""}`}
          item={item}
          items={items}
          why={why}
          onDone={noted}
        />
        <AssociationVersions associationId={associationId} changes={done} />
      </Card>
    </div>
  );
}

type FieldsProps = { item: AssociationRow; busy: boolean; onChange: (wish: Wish) => void };

/** What the register says about it; the edit is sent with what it said then. */
function RegisterFields(props: FieldsProps) {
  const { item } = props;
  return (
    <>
      <NameFields key={[item.name, ...item.aliases].join()} {...props} />
      <FactFields key={editableFacts.map((field) => item[field]).join()} {...props} />
    </>
  );
}

function NameFields({ item, busy, onChange }: FieldsProps) {
  const [name, setName] = useState(item.name);
  const [alias, setAlias] = useState("");
  return (
    <div class="filters">
      <TextField label="名称" value={name} onChange={setName} lengthMax={textLengthMax} />
      <Button
        busy={busy}
        disabled={name.trim().length < 2 || name.trim() === item.name}
        onClick={() => onChange({ step: "rename", name: name.trim() })}
      >
        改名（原名留作别名）
      </Button>
      <TextField label="别名" value={alias} onChange={setAlias} lengthMax={textLengthMax} />
      <Button
        busy={busy}
        disabled={alias.trim().length < 2}
        onClick={() => onChange({ step: "alias", name: alias.trim() })}
      >
        加别名
      </Button>
      {item.aliases.length > 0 && <span class="muted">已有别名：{item.aliases.join("、")}</span>}
    </div>
  );
}

function FactFields({ item, busy, onChange }: FieldsProps) {
  const [texts, setTexts] = useState(() =>
    editableFacts.map((field) => ({ field, text: item[field] ?? "" })),
  );
  const changed = texts.filter(({ field, text }) => text.trim() !== (item[field] ?? ""));
  const edited = Object.fromEntries(changed.map(({ field, text }) => [field, text.trim()]));
  return (
    <div class="filters">
      {texts.map(({ field, text }) => (
        <TextField
          key={field}
          label={associationFactNames[field]}
          value={text}
          lengthMax={textLengthMax}
          onChange={(typed) =>
            setTexts(texts.map((one) => (one.field === field ? { field, text: typed } : one)))
          }
        />
      ))}
      <Button busy={busy} disabled={changed.length === 0} onClick={() => onChange({ step: "edit", edited })}>
        保存
      </Button>
    </div>
  );
}

function StateActions({ item, busy, onChange }: FieldsProps) {
  const [closing, setClosing] = useState(false);
  const { confirmed, closedOn } = item;
  return (
    <div class="actions">
      {!confirmed && (
        <Button kind="primary" busy={busy} onClick={() => onChange({ step: "confirm" })}>
          确认是本项目的农技协
        </Button>
      )}
      {closedOn !== undefined ? (
        <Button busy={busy} onClick={() => onChange({ step: "reopen" })}>
          恢复
        </Button>
      ) : closing ? (
        <>
          <Button busy={busy} onClick={() => onChange({ step: "close" })}>
            {`确认停用${item.name}`}
          </Button>
          <Button disabled={busy} onClick={() => setClosing(false)}>
            不停用
          </Button>
        </>
      ) : (
        <Button onClick={() => setClosing(true)}>停用…</Button>
      )}
    </div>
  );
}
