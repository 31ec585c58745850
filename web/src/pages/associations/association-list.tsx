import {
  type AssociationColumn,
  type AssociationOrder,
  associationListColumns,
  associationOrders,
} from "#shared/domain/associations/register-lists.ts";
import { inOrder, keysOf, listOrderOf, type OrderValue } from "#shared/domain/base/list-order.ts";
import { associationNameKey } from "#shared/domain/people/association.ts";
import { grouped } from "../../format/count.ts";
import { inCountyOrder } from "../../format/in-county-order.ts";
import { hashOf } from "../../hooks/place.ts";
import { setQuery } from "../../hooks/set-query.ts";
import { useOpened } from "../../hooks/use-opened.ts";
import { wholeList } from "../../hooks/whole-list.ts";
import { Card } from "../../ui/card.tsx";
import type { ListColumn } from "../../ui/data-frame.tsx";
import { DataList } from "../../ui/data-list.tsx";
import { DownloadButton } from "../../ui/download-button.tsx";
import { Money } from "../../ui/money.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import type { Column } from "../../ui/table.tsx";
import { Tag } from "../../ui/tag.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { PageProps } from "../page-props.ts";
import type { AssociationRow } from "./association-row.ts";
import { deedColumn } from "./waiting-associations.tsx";

/** Columns for those who keep the register. */
const keptColumns: ReadonlySet<AssociationColumn> = new Set(["township", "socialCreditCode", "contact"]);

const cells: Record<
  Exclude<AssociationColumn, "name">,
  Omit<Column<AssociationRow>, "head"> & { head?: string }
> = {
  county: { cell: ({ countyName }) => countyName },
  loanCount: { kind: "figure", cell: ({ loanCount }) => grouped(loanCount) },
  disbursed: {
    head: "发放（万元）",
    kind: "figure",
    cell: ({ disbursedFen }) => <Money fen={disbursedFen} />,
  },
  outstanding: {
    head: "余额（万元）",
    kind: "figure",
    cell: ({ outstandingFen }) => <Money fen={outstandingFen} />,
  },
  overdue: { head: "逾期（万元）", kind: "figure", cell: ({ overdueFen }) => <Money fen={overdueFen} /> },
  township: { cell: ({ township = "" }) => township },
  socialCreditCode: { kind: "code", cell: ({ socialCreditCode = "" }) => socialCreditCode },
  contact: { cell: ({ contactName = "", contactPhone = "" }) => `${contactName} ${contactPhone}`.trim() },
};

const orderValues: Record<AssociationOrder, (row: AssociationRow) => OrderValue> = {
  name: ({ name }) => name,
  county: ({ countyCode }) => countyCode,
  loanCount: ({ loanCount }) => loanCount,
  disbursed: ({ disbursedFen }) => disbursedFen,
  outstanding: ({ outstandingFen }) => outstandingFen,
  overdue: ({ overdueFen }) => overdueFen,
};

/** The associations that the filter in the address lets through, county by county unless another order is wanted. */
export function AssociationList(
  props: Pick<PageProps, "programme" | "place"> & {
    items: readonly AssociationRow[];
    mayExport: boolean;
    onChoose: ((associationId: string) => void) | undefined;
  },
) {
  const { items, programme, place, mayExport, onChoose } = props;
  const opened = useOpened();
  const shown = listed(items, place.query);
  const nameOf = (row: AssociationRow) => <Named row={row} opening={opened(row.associationId)} />;
  const columns = keysOf(associationListColumns)
    .filter((key) => onChoose !== undefined || !keptColumns.has(key))
    .map((key): ListColumn<AssociationRow, AssociationColumn> => {
      const facts = { key, ...associationListColumns[key] };
      return key === "name" ? { ...facts, rowHead: true, cell: nameOf } : { ...facts, ...cells[key] };
    });
  return (
    <Card>
      <DataList
        stacks
        label="农技协"
        place={place}
        columns={columns}
        after={onChoose && deedColumn(onChoose)}
        pages={wholeList(shown)}
        keyOf={({ associationId }) => associationId}
        empty={items.length === 0 ? "还没有农技协。" : "没有符合条件的农技协。"}
        found={{ total: shown.length, unit: "个" }}
        filters={<Filters programme={programme} place={place} keeps={onChoose !== undefined} />}
        exported={
          mayExport
            ? (chosen) => ({
                ...{ list: "associations", columns: chosen },
                associationIds: shown.map(({ associationId }) => associationId),
              })
            : undefined
        }
      />
    </Card>
  );
}

function listed(items: readonly AssociationRow[], query: URLSearchParams): AssociationRow[] {
  const county = query.get("county") ?? "";
  const key = associationNameKey(query.get("name") ?? "");
  const wanted = items.filter(
    ({ countyCode, name, aliases }) =>
      (county === "" || countyCode === county) &&
      [name, ...aliases].some((known) => associationNameKey(known).includes(key)),
  );
  const order = listOrderOf(associationOrders, query.get("sort") ?? undefined);
  return order === undefined ? inCountyOrder(wanted) : inOrder(wanted, orderValues[order.key], order.down);
}

function Named({ row, opening }: { row: AssociationRow; opening: ReturnType<ReturnType<typeof useOpened>> }) {
  const { associationId, name, confirmed, closedOn, mergedInto } = row;
  return (
    <>
      <a href={hashOf(["associations", associationId])} {...opening}>
        {name}
      </a>{" "}
      {mergedInto !== undefined && <Tag tone="grey">已并入别会</Tag>}{" "}
      {!confirmed && mergedInto === undefined && <Tag tone="gold">待确认</Tag>}{" "}
      {closedOn !== undefined && <Tag tone="grey">已停用</Tag>}
    </>
  );
}

function Filters({ programme, place, keeps }: Pick<PageProps, "programme" | "place"> & { keeps: boolean }) {
  const [county, name] = [place.query.get("county") ?? "", place.query.get("name") ?? ""];
  return (
    <>
      <SelectField
        label="县（市、区）"
        value={county}
        options={[["", "全部"], ...programme.counties.map(({ code, name: of }) => [code, of] as const)]}
        onChange={(chosen) => setQuery(place, { county: chosen || undefined })}
      />
      <TextField
        label="名称（可只填一部分）"
        value={name}
        onChange={(typed) => setQuery(place, { name: typed || undefined })}
      />
      {keeps && (
        <DownloadButton id="read-associations-book" name="农技协名录">
          下载名录
        </DownloadButton>
      )}
    </>
  );
}
