import { useState } from "preact/hooks";
import { membershipStates } from "#shared/domain/associations/member-filter.ts";
import { borrowerTypeNames, borrowerTypes } from "#shared/domain/ledger/borrower-type.ts";
import { callRoute } from "../../api/call-route.ts";
import { hashOf } from "../../hooks/place.ts";
import { setQuery } from "../../hooks/set-query.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { usePages } from "../../hooks/use-pages.ts";
import { useSettled } from "../../hooks/use-settled.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Crumbs } from "../../ui/crumbs.tsx";
import { DownloadButton } from "../../ui/download-button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { Pager } from "../../ui/pager.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Tag } from "../../ui/tag.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { PageProps } from "../page-props.ts";
import { MemberEditor } from "./member-editor.tsx";
import { MemberForm } from "./member-form.tsx";
import type { MemberRow } from "./member-row.ts";
import { RegisterCard } from "./register-card.tsx";

const pageSize = 50;
const stillMs = 400;
const stateNames = { present: "在会", left: "已退会" } as const;

/** The register of members of one association: who belongs to it, found, entered, ended, brought in and taken away. */
export function MembersPage({ associationId, me, place }: PageProps & { associationId: string }) {
  const own = useLoad(`name of ${associationId}`, () => callRoute("list-associations"));
  const name = own.data?.items.find((one) => one.associationId === associationId)?.name ?? "";
  const [chosen, setChosen] = useState<MemberRow>();
  const [changes, setChanges] = useState(0);
  const mayChange = me.readOnly !== true;
  const reload = () => setChanges(changes + 1);
  return (
    <>
      {me.role === "association" ? (
        <h1>会员名册</h1>
      ) : (
        <Crumbs href={hashOf(["associations", associationId])} list={name} title="会员名册" />
      )}
      <div class="stack">
        {mayChange && chosen !== undefined && (
          <MemberEditor
            key={chosen.identityHash}
            member={chosen}
            seesNames={me.role === "association"}
            onChanged={(member) => {
              setChosen(member);
              reload();
            }}
            onClose={() => setChosen(undefined)}
          />
        )}
        <MemberList {...{ associationId, place, changes }} onChoose={mayChange ? setChosen : undefined} />
        {mayChange && (
          <>
            <MemberForm
              associationId={associationId}
              maySeveral={me.role !== "association"}
              onEntered={reload}
            />
            <RegisterCard routes={["take-in-members"]} association={associationId} onTaken={reload} />
          </>
        )}
      </div>
    </>
  );
}

const columns: readonly Column<MemberRow>[] = [
  { head: "姓名", rowHead: true, cell: ({ name }) => name },
  { head: "证件后四位", kind: "code", cell: ({ identityTail }) => identityTail },
  { head: "类型", kind: "code", cell: ({ kindName }) => kindName },
  { head: "入会日期", kind: "code", cell: ({ since = "" }) => since },
  { head: "退会日期", kind: "code", cell: ({ until = "" }) => until },
  { head: "建档立卡", cell: poorCell },
];

function poorCell({ poorHousehold, poorListOn }: MemberRow) {
  if (poorListOn !== undefined) return <Tag tone="blue">{`名单 ${poorListOn}`}</Tag>;
  return poorHousehold ? <Tag tone="grey">本会名册所写</Tag> : "";
}

function MemberList(
  props: Pick<PageProps, "place"> & {
    associationId: string;
    changes: number;
    onChoose: ((member: MemberRow) => void) | undefined;
  },
) {
  const { associationId, place, changes, onChoose } = props;
  const [typed, setTyped] = useState("");
  const search = useSettled(typed.trim(), stillMs);
  const filter = {
    kind: borrowerTypes.find((kind) => kind === place.query.get("kind")),
    state: membershipStates.find((state) => state === (place.query.get("state") ?? "present")),
  };
  const key = JSON.stringify(["members", associationId, filter, search, changes]);
  const pages = usePages(key, (cursor) => {
    const params = { associationId };
    const wanted = { ...filter, limit: pageSize, cursor };
    return search === ""
      ? callRoute("list-members", { params, query: wanted })
      : callRoute("find-members", { params, body: { ...wanted, search } });
  });
  const deed: Column<MemberRow> = {
    head: "操作",
    cell: (member) => (
      <Button kind="text" onClick={() => onChoose?.(member)}>
        办理<span class="visually-hidden">：{member.name}</span>
      </Button>
    ),
  };
  return (
    <Card
      title="会员"
      extra={
        <DownloadButton id="read-members-book" call={{ params: { associationId } }} name="会员名册">
          下载名册
        </DownloadButton>
      }
    >
      <div class="filters">
        {onChoose !== undefined && <TextField label="姓名或证件后四位" value={typed} onChange={setTyped} />}
        <SelectField
          label="类型"
          value={filter.kind ?? ""}
          options={[["", "全部"], ...borrowerTypes.map((kind) => [kind, borrowerTypeNames[kind]] as const)]}
          onChange={(kind) => setQuery(place, { kind: kind || undefined })}
        />
        <SelectField
          label="情况"
          value={filter.state ?? "all"}
          options={[...membershipStates.map((state) => [state, stateNames[state]] as const), ["all", "全部"]]}
          onChange={(state) => setQuery(place, { state })}
        />
      </div>
      <WhenLoaded of={pages}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>没有这样的会员。</Empty>
          ) : (
            <Table
              label="会员"
              columns={onChoose === undefined ? columns : [...columns, deed]}
              rows={items}
              keyOf={({ identityHash }) => identityHash}
              stacks
            />
          )
        }
      </WhenLoaded>
      <Pager pages={pages} />
    </Card>
  );
}
