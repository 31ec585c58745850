import { membershipStates } from "#shared/domain/associations/member-filter.ts";
import {
  type MemberColumn,
  memberListColumns,
  memberOrders,
} from "#shared/domain/associations/register-lists.ts";
import { keysOf } from "#shared/domain/base/list-order.ts";
import { borrowerTypeNames, borrowerTypes } from "#shared/domain/ledger/borrower-type.ts";
import { callRoute } from "../../api/call-route.ts";
import type { Place } from "../../hooks/place.ts";
import { setQuery } from "../../hooks/set-query.ts";
import { firstPage, usePlacedPages } from "../../hooks/use-placed-pages.ts";
import { useSearch } from "../../hooks/use-search.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { type ListColumn, sortOf } from "../../ui/data-frame.tsx";
import { DataList } from "../../ui/data-list.tsx";
import { DownloadButton } from "../../ui/download-button.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import type { Column } from "../../ui/table.tsx";
import { Tag } from "../../ui/tag.tsx";
import type { MemberRow } from "./member-row.ts";

const pageSize = 50;
const stateNames = { present: "在会", left: "已退会" } as const;

const cells: Record<MemberColumn, Pick<Column<MemberRow>, "cell" | "kind" | "rowHead">> = {
  name: { rowHead: true, cell: ({ name }) => name },
  identityTail: { kind: "code", cell: ({ identityTail }) => identityTail },
  kind: { kind: "code", cell: ({ kindName }) => kindName },
  since: { kind: "code", cell: ({ since = "" }) => since },
  until: { kind: "code", cell: ({ until = "" }) => until },
  poor: { cell: poorCell },
};
const columns: readonly ListColumn<MemberRow, MemberColumn>[] = keysOf(memberListColumns).map((key) => ({
  key,
  ...memberListColumns[key],
  ...cells[key],
}));

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
  const search = useSearch(`members ${associationId}`, place.hash);
  const sought = search.settled === "" ? {} : { search: search.settled };
  const wish = { ...filterOf(place), ...sought, sort: sortOf(place, memberOrders) };
  const pages = usePlacedPages(place, JSON.stringify(["members", associationId, wish, changes]), (cursor) => {
    const params = { associationId };
    const { search: text, ...wanted } = { ...wish, limit: pageSize, cursor };
    return text === undefined
      ? callRoute("list-members", { params, query: wanted })
      : callRoute("find-members", { params, body: { ...wanted, search: text } });
  });
  const download = (
    <DownloadButton id="read-members-book" call={{ params: { associationId } }} name="会员名册">
      下载名册
    </DownloadButton>
  );
  return (
    <Card title="会员" extra={download}>
      <DataList
        stacks
        label="会员"
        place={place}
        columns={columns}
        after={onChoose && deedColumn(onChoose)}
        pages={pages}
        keyOf={({ identityHash }) => identityHash}
        empty="没有这样的会员。"
        search={{ label: "姓名或证件后四位", of: search }}
        found={pages.data}
        filters={<FilterFields place={place} />}
        exported={onChoose && ((shown) => ({ list: "members", associationId, ...wish, columns: shown }))}
      />
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
        onChange={(chosen) => setQuery(place, { ...firstPage, kind: chosen || undefined })}
      />
      <SelectField
        label="情况"
        value={state ?? "all"}
        options={[...membershipStates.map((one) => [one, stateNames[one]] as const), ["all", "全部"]]}
        onChange={(chosen) => setQuery(place, { ...firstPage, state: chosen })}
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
