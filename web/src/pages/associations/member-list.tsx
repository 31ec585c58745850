import { useState } from "preact/hooks";
import { membershipStates } from "#shared/domain/associations/member-filter.ts";
import { borrowerTypeNames, borrowerTypes } from "#shared/domain/ledger/borrower-type.ts";
import { callRoute } from "../../api/call-route.ts";
import type { Place } from "../../hooks/place.ts";
import { setQuery } from "../../hooks/set-query.ts";
import { usePages } from "../../hooks/use-pages.ts";
import { useSettled } from "../../hooks/use-settled.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { DownloadButton } from "../../ui/download-button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { Pager } from "../../ui/pager.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Tag } from "../../ui/tag.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { MemberRow } from "./member-row.ts";

const pageSize = 50;
const stillMs = 400;
const stateNames = { present: "在会", left: "已退会" } as const;

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

/** The members of an association that pass the filter; a name that is looked for is never in an address. */
export function MemberList(props: {
  associationId: string;
  place: Place;
  /** Counts what was changed here, to reload after it. */
  changes: number;
  onChoose: ((member: MemberRow) => void) | undefined;
}) {
  const { associationId, place, changes, onChoose } = props;
  const [typed, setTyped] = useState("");
  const search = useSettled(typed.trim(), stillMs);
  const filter = filterOf(place);
  const key = JSON.stringify(["members", associationId, filter, search, changes]);
  const pages = usePages(key, (cursor) => {
    const params = { associationId };
    const wanted = { ...filter, limit: pageSize, cursor };
    return search === ""
      ? callRoute("list-members", { params, query: wanted })
      : callRoute("find-members", { params, body: { ...wanted, search } });
  });
  const download = (
    <DownloadButton id="read-members-book" call={{ params: { associationId } }} name="会员名册">
      下载名册
    </DownloadButton>
  );
  return (
    <Card title="会员" extra={download}>
      <div class="filters">
        {onChoose !== undefined && <TextField label="姓名或证件后四位" value={typed} onChange={setTyped} />}
        <FilterFields place={place} />
      </div>
      <WhenLoaded of={pages}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>没有这样的会员。</Empty>
          ) : (
            <Table
              label="会员"
              columns={onChoose === undefined ? columns : [...columns, deedColumn(onChoose)]}
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

function filterOf({ query }: Place) {
  return {
    kind: borrowerTypes.find((kind) => kind === query.get("kind")),
    state: membershipStates.find((state) => state === (query.get("state") ?? "present")),
  };
}

function FilterFields({ place }: { place: Place }) {
  const { kind, state } = filterOf(place);
  return (
    <>
      <SelectField
        label="类型"
        value={kind ?? ""}
        options={[["", "全部"], ...borrowerTypes.map((one) => [one, borrowerTypeNames[one]] as const)]}
        onChange={(chosen) => setQuery(place, { kind: chosen || undefined })}
      />
      <SelectField
        label="情况"
        value={state ?? "all"}
        options={[...membershipStates.map((one) => [one, stateNames[one]] as const), ["all", "全部"]]}
        onChange={(chosen) => setQuery(place, { state: chosen })}
      />
    </>
  );
}

function deedColumn(onChoose: (member: MemberRow) => void): Column<MemberRow> {
  return {
    head: "操作",
    cell: (member) => (
      <Button kind="text" onClick={() => onChoose(member)}>
        办理<span class="visually-hidden">：{member.name}</span>
      </Button>
    ),
  };
}
