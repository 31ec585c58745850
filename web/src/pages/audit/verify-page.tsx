import type { RouteOutput } from "#shared/contract/routes.ts";
import { callRoute } from "../../api/call-route.ts";
import { grouped } from "../../format/count.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Facts } from "../../ui/facts.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { ReportHeads } from "./report-heads.tsx";

type Difference = RouteOutput<"verify-ledger">["differences"][number];

const columns: readonly Column<Difference>[] = [
  { head: "种类", cell: ({ kind }) => kind },
  { head: "项目", rowHead: true, cell: ({ key }) => key },
  { head: "由流水重算", kind: "figure", cell: ({ expected }) => expected },
  { head: "台账所存", kind: "figure", cell: ({ found }) => found },
];

/** Recomputes every total from the journal and says whether the ledger agrees, and the heads of published reports. */
export function VerifyPage() {
  const loaded = useLoad("verify", () => callRoute("verify-ledger"));
  return (
    <>
      <h1>核对</h1>
      <div class="stack">
        <Card
          title="由流水账重算全部合计"
          extra={
            <Button busy={loaded.loading} onClick={loaded.reload}>
              再核对一次
            </Button>
          }
        >
          <WhenLoaded of={loaded}>
            {({ ok, loans, entries, head, differences }) => (
              <>
                {ok ? (
                  <Notice tone="success" title="一致：贷款、流水与全部合计没有差异。">
                    <p>
                      {grouped(loans)} 笔贷款、{grouped(entries)}{" "}
                      条流水逐条重算过，各块前后相连，没有改动的痕迹。
                    </p>
                  </Notice>
                ) : (
                  <Notice tone="error" title={`有 ${grouped(differences.length)} 处差异，请联系管理员。`}>
                    <p>在查明原因之前，请不要以本台账的数字对外报送。</p>
                  </Notice>
                )}
                <Facts
                  facts={[
                    ["贷款", `${grouped(loans)} 笔`],
                    ["流水", `${grouped(entries)} 条`],
                    ["流水账末端哈希", <code key="head">{head}</code>],
                  ]}
                />
                {differences.length > 0 && (
                  <Table
                    label="差异"
                    columns={columns}
                    rows={differences}
                    keyOf={(difference) => `${difference.kind} ${difference.key}`}
                  />
                )}
              </>
            )}
          </WhenLoaded>
        </Card>
        {loaded.data !== undefined && <ReportHeads heads={loaded.data.reportHeads} />}
      </div>
    </>
  );
}
