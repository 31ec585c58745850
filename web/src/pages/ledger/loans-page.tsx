import { unattributed, unattributedName } from "#shared/domain/ledger/attribution.ts";
import { borrowerGroupNames, borrowerGroups } from "#shared/domain/ledger/borrower-type.ts";
import type { AskedFilter } from "#shared/domain/ledger/loan-filter.ts";
import { statedStatuses, statedStatusNames } from "#shared/domain/ledger/loan-status.ts";
import { callRoute } from "../../api/call-route.ts";
import { inCountyOrder } from "../../format/in-county-order.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { Card } from "../../ui/card.tsx";
import { PeriodField } from "../../ui/period-field.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { mayCall } from "../menu.ts";
import type { PageProps } from "../page-props.ts";
import { LoanConditions } from "./loan-conditions.tsx";
import { conditionsOf, filterOf, loansHash, shownAsOf } from "./loan-query.ts";
import { LoanTable } from "./loan-table.tsx";
import { UnattributedLoans } from "./unattributed-loans.tsx";

const all = ["", "全部"] as const;

/** The ledger: the loans behind a figure, or those picked here; the filter is in the address. */
export function LoansPage({ me, programme, place }: PageProps) {
  const associations = useLoad("associations", () => callRoute("list-associations"));
  const listed = inCountyOrder(associations.data?.items ?? []);
  const named = [
    [unattributed, unattributedName] as const,
    ...listed.map(({ associationId, name }) => [associationId, name] as const),
  ];
  const filter = filterOf(place.query);
  const shownAs = shownAsOf(place.query);
  const go = (name: keyof typeof filter) => (value: string) => {
    location.hash = loansHash({ ...filter, [name]: value }, shownAs);
  };
  const mayAttribute =
    filter.associationId === unattributed && me.readOnly !== true && mayCall(me.role, "attribute-loans");
  const conditions = conditionsOf(filter, shownAs, {
    countyName: (code) => programme.counties.find((county) => county.code === code)?.name ?? code,
    associationName: (id) => named.find(([one]) => one === id)?.[1] ?? "所选农技协",
    branchName: (key) => branchName(programme, key) ?? "所选银行",
  });
  return (
    <>
      <h1>台账</h1>
      <Card>
        <LoanFilters filter={filter} programme={programme} named={named} go={go} />
        <LoanConditions conditions={conditions} />
        {mayAttribute ? (
          <UnattributedLoans filter={filter} place={place} associations={listed} />
        ) : (
          <LoanTable filter={filter} place={place} mayExport={me.readOnly !== true} />
        )}
      </Card>
    </>
  );
}

/** The conditions that are chosen here. */
function LoanFilters(props: {
  filter: AskedFilter;
  programme: PageProps["programme"];
  named: readonly (readonly [string, string])[];
  go: (name: keyof AskedFilter) => (value: string) => void;
}) {
  const { filter, programme, named, go } = props;
  return (
    <div class="filters">
      <SelectField
        label="县（市、区）"
        value={filter.countyCode ?? ""}
        options={[all, ...programme.counties.map(({ code, name }) => [code, name] as const)]}
        onChange={go("countyCode")}
      />
      <PeriodField kind="month" label="放款月份" value={filter.month ?? ""} onChange={go("month")} />
      <SelectField
        label="客户类型"
        value={filter.borrowerType ?? ""}
        options={[all, ...borrowerGroups.map((type) => [type, borrowerGroupNames[type]] as const)]}
        onChange={go("borrowerType")}
      />
      <SelectField
        label="状态"
        value={filter.status ?? ""}
        options={[all, ...statedStatuses.map((status) => [status, statedStatusNames[status]] as const)]}
        onChange={go("status")}
      />
      <SelectField
        label="农技协"
        value={filter.associationId ?? ""}
        options={[all, ...named]}
        onChange={go("associationId")}
      />
    </div>
  );
}

/** The name of a bank, or of a bank and its branch, by their ids. */
function branchName({ banks }: PageProps["programme"], key: string): string | undefined {
  const named = banks.flatMap(({ bankId, name, branches }) => [
    [bankId, name] as const,
    ...branches.map((branch) => [`${bankId}/${branch.branchId}`, `${name}${branch.name}`] as const),
  ]);
  return named.find(([one]) => one === key)?.[1];
}
