import type { RouteOutput } from "#shared/contract/routes.ts";
import type { AskedFilter } from "#shared/domain/ledger/loan-filter.ts";
import { loanKeyText } from "#shared/domain/ledger/loan-key.ts";
import { loanOrders } from "#shared/domain/ledger/loan-list.ts";
import { callRoute } from "../../api/call-route.ts";
import { hashOf, type Place } from "../../hooks/place.ts";
import { useOpened } from "../../hooks/use-opened.ts";
import { usePlacedPages } from "../../hooks/use-placed-pages.ts";
import { useSearch } from "../../hooks/use-search.ts";
import { type Found, sortOf } from "../../ui/data-frame.tsx";
import { DataList } from "../../ui/data-list.tsx";
import type { Column } from "../../ui/table.tsx";
import { type LoanRow, loanColumns } from "./loan-columns.tsx";
import { LoanSum, SumFigures } from "./loan-sum.tsx";

const pageSize = 50;

/**
 * The loans that a filter lets through and what they come to, page by page, looked through and sorted; `before` is a column before the others,
 * `changes` counts reasons to reload.
 */
export function LoanTable(props: {
  filter: AskedFilter;
  place: Place;
  mayExport: boolean;
  before?: Column<LoanRow>;
  changes?: number;
}) {
  const { filter, place, mayExport, before, changes = 0 } = props;
  const search = useSearch("loans", place.hash);
  const sort = sortOf(place, loanOrders);
  const sought = search.settled === "" ? {} : { search: search.settled };
  const wish = { ...filter, ...sought, sort };
  const pages = usePlacedPages(place, `loans ${JSON.stringify([wish, changes])}`, (cursor) =>
    loansOf(wish, cursor),
  );
  const opened = useOpened();
  const numbers = (loan: LoanRow) => (
    <a href={hashOf(["loans", loan.loanNo], { bank: loan.bankId })} {...opened(loanKeyText(loan))}>
      {loan.loanNo}
    </a>
  );
  const columns = loanColumns(numbers);
  return (
    <>
      {search.settled === "" ? <LoanSum filter={filter} /> : <SoughtSum sum={pages.data?.sum} />}
      <DataList
        label="贷款"
        place={place}
        columns={columns}
        pages={pages}
        keyOf={loanKeyText}
        empty="没有符合条件的贷款。"
        search={{ label: "借据号、姓名或证件后四位", of: search }}
        {...(pages.data === undefined ? {} : { found: pages.data })}
        {...(before === undefined ? {} : { before })}
        exported={mayExport ? (shown) => ({ list: "loans", ...wish, columns: shown }) : undefined}
      />
    </>
  );
}

/** What the loans that were looked for come to, once they are found. */
function SoughtSum({ sum }: { sum: FoundSum | undefined }) {
  return sum === undefined ? null : <SumFigures sum={sum} />;
}

type FoundSum = RouteOutput<"find-loans">["sum"];
type Wish = AskedFilter & { search?: string; sort?: ReturnType<typeof sortOf<(typeof loanOrders)[number]>> };

/** A page of loans: looked through only where something is looked for or another order is wanted. */
async function loansOf(wish: Wish, cursor: string | undefined) {
  const { search, sort, ...filter } = wish;
  const query = { ...filter, limit: pageSize, cursor };
  const page: { items: LoanRow[]; cursor?: string | undefined; sum?: FoundSum } & Found =
    search === undefined && sort === undefined
      ? await callRoute("list-loans", { query })
      : await callRoute("find-loans", { body: { ...query, search, sort } });
  return page;
}
