import type { LoanStatus } from "#shared/domain/loan-status.ts";
import { loanStatuses, loanStatusNames } from "#shared/domain/loan-status.ts";
import { callRoute } from "../../api/call-route.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { hashOf } from "../../hooks/use-route.ts";
import { Card } from "../../ui/card.tsx";
import { PeriodField } from "../../ui/period-field.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import type { PageProps } from "../page.tsx";
import { LoanTable } from "./loan-table.tsx";

/** The ledger: loans by county, month, status and association; the filter stands in the address. */
export function LoansPage({ programme, place }: PageProps) {
  const associations = useLoad("associations", () => callRoute("list-associations"));
  const { query } = place;
  const filter = {
    countyCode: query.get("county") ?? "",
    month: query.get("month") ?? "",
    status: query.get("status") ?? "",
    associationId: query.get("association") ?? "",
  };
  const go = (name: string) => (value: string) => {
    const wanted = { ...Object.fromEntries(query), [name]: value };
    location.hash = hashOf(["loans"], wanted);
  };
  return (
    <>
      <h1>台账</h1>
      <Card>
        <div class="filters">
          <SelectField
            label="县（市、区）"
            value={filter.countyCode}
            options={[["", "全部"], ...programme.counties.map(({ code, name }) => [code, name] as const)]}
            onChange={go("county")}
          />
          <PeriodField kind="month" label="放款月份" value={filter.month} onChange={go("month")} />
          <SelectField
            label="状态"
            value={filter.status}
            options={[
              ["", "全部"],
              ...loanStatuses.map((status) => [status, loanStatusNames[status]] as const),
            ]}
            onChange={go("status")}
          />
          <SelectField
            label="农技协"
            value={filter.associationId}
            options={[
              ["", "全部"],
              ...(associations.data?.items ?? []).map(
                ({ associationId, name }) => [associationId, name] as const,
              ),
            ]}
            onChange={go("association")}
          />
          <a class="filters-clear" href="#/loans">
            清除条件
          </a>
        </div>
        <LoanTable filter={{ ...filter, status: statusOf(filter.status) }} />
      </Card>
    </>
  );
}

function statusOf(text: string): LoanStatus | undefined {
  return loanStatuses.find((status) => status === text);
}
