import { useId, useState } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { callRoute } from "../../api/call-route.ts";
import { grouped } from "../../format/count.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { Choice } from "../../ui/choice.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { type Choices, valueChoice } from "./mapping-choices.ts";

type Value = NonNullable<RouteOutput<"read-import">["unknownValues"]>[number];

const kinds = [
  ["", "待确认加入"],
  ["new", "确认是新的"],
  ["same", "就是名单上的…"],
] as const;

/** The associations that the list does not have, folded to one line: they are taken in unconfirmed unless one says what they are. */
export function AssociationChoices(props: {
  values: readonly Value[];
  choices: Choices;
  onChoose: (key: string, meaning: string) => void;
}) {
  const { values, choices, onChoose } = props;
  const listId = useId();
  const { data } = useLoad("associations", () => callRoute("list-associations"));
  const names = new Set(data?.items.map(({ name }) => name));
  const settled = values.filter(({ field, key }) => choices.get(valueChoice(field, key))).length;
  const columns: readonly Column<Value>[] = [
    { head: "文件里写的", rowHead: true, cell: ({ value }) => value },
    { head: "行数", kind: "figure", cell: ({ rows }) => grouped(rows) },
    { head: "首见", kind: "code", cell: ({ firstCell }) => firstCell },
    {
      head: "是哪一个",
      cell: (unknown) => (
        <AssociationChoice
          value={unknown.value}
          listId={listId}
          names={names}
          onChoose={(meaning) => onChoose(valueChoice(unknown.field, unknown.key), meaning)}
        />
      ),
    },
  ];
  return (
    <details class="fold">
      <summary>
        {grouped(values.length)} 个农技协不在名单上，将作为待确认加入
        {settled > 0 && `（已指定 ${grouped(settled)} 个）`}
      </summary>
      <p class="muted">不用逐个处理：入账后由科协确认。名字写法不同、其实在名单上的，请指定是哪一个。</p>
      <datalist id={listId}>
        {[...names].map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Table stacks label="不在名单上的农技协" columns={columns} rows={values} keyOf={({ key }) => key} />
    </details>
  );
}

function AssociationChoice(props: {
  value: string;
  listId: string;
  names: ReadonlySet<string>;
  onChoose: (meaning: string) => void;
}) {
  const { value, listId, names, onChoose } = props;
  const [kind, setKind] = useState("");
  const [name, setName] = useState("");
  const choose = (chosen: string) => {
    setKind(chosen);
    setName("");
    onChoose(chosen === "new" ? value : "");
  };
  return (
    <span class="choice-line">
      <Choice label={`农技协“${value}”是哪一个`} value={kind} options={kinds} onChange={choose} />
      {kind === "same" && (
        <input
          class="choice"
          list={listId}
          aria-label={`“${value}”就是名单上的哪一个`}
          placeholder="输入名称查找"
          value={name}
          aria-invalid={name !== "" && !names.has(name)}
          onInput={({ currentTarget }) => {
            setName(currentTarget.value);
            onChoose(names.has(currentTarget.value) ? currentTarget.value : "");
          }}
        />
      )}
    </span>
  );
}
