import { shanghaiTime } from "../../format/instant.ts";
import { Button } from "../../ui/button.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Tag } from "../../ui/tag.tsx";
import type { Person } from "./person-editor.tsx";

const columns: readonly Column<Person>[] = [
  {
    head: "姓名",
    rowHead: true,
    cell: ({ displayName, isMe }) => (
      <>
        {displayName} {isMe && <Tag tone="blue">本人</Tag>}
      </>
    ),
  },
  {
    head: "身份",
    cell: ({ roleName, associationName, countyName, bankName, branchNames }) =>
      [roleName, associationName, countyName, bankName, ...(branchNames ?? [])].filter(Boolean).join(" · "),
  },
  {
    head: "登录名",
    cell: ({ signInName, listed, demo }) =>
      signInName ?? (demo ? "演示" : listed ? "项目文件指定" : "外部账号"),
  },
  {
    head: "最近登录",
    kind: "code",
    cell: ({ lastSignInAt }) => (lastSignInAt === undefined ? "—" : shanghaiTime(lastSignInAt)),
  },
  { head: "状态", cell: (person) => <StateTag person={person} /> },
];

/** Everybody who is let in; `onChoose` opens what may be done about one of them. */
export function PeopleTable(props: {
  people: readonly Person[];
  onChoose: ((person: Person) => void) | undefined;
}) {
  const { people, onChoose } = props;
  const deed: Column<Person> = {
    head: "操作",
    cell: (person) =>
      !person.listed && (
        <Button kind="text" onClick={() => onChoose?.(person)}>
          办理<span class="visually-hidden">：{person.displayName}</span>
        </Button>
      ),
  };
  return (
    <Table
      label="人员"
      columns={onChoose === undefined ? columns : [...columns, deed]}
      rows={people}
      keyOf={({ subject }) => subject}
    />
  );
}

function StateTag({ person: { locked, lockedUntil } }: { person: Person }) {
  if (locked) return <Tag tone="red">已停用</Tag>;
  if (lockedUntil === undefined) return <Tag tone="green">正常</Tag>;
  return <Tag tone="gold">输错密码，暂停到 {shanghaiTime(lockedUntil).slice(11)}</Tag>;
}
