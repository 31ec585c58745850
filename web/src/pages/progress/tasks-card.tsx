import { unattributed } from "#shared/domain/ledger/attribution.ts";
import { callRoute } from "../../api/call-route.ts";
import { grouped } from "../../format/count.ts";
import { hashOf } from "../../hooks/place.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { Card } from "../../ui/card.tsx";
import { Statistic } from "../../ui/statistic.tsx";
import type { CockpitData } from "./cockpit-data.ts";

/** How many open requests are looked through for claims. */
const requestsLookedAtMax = 50;

/** What waits for 科协: associations to confirm, claims and other requests to answer, loans to attribute; nothing while none does. */
export function TasksCard({ data }: { data: CockpitData }) {
  const { data: requests, problem } = useLoad("open requests", () =>
    callRoute("list-corrections", { query: { state: "open", limit: requestsLookedAtMax } }),
  );
  if (requests === undefined && problem === undefined) return null;
  const claims = requests?.items.filter((item) => item.claims).length ?? 0;
  const more = requests?.cursor === undefined ? "" : "+";
  const { red = 0, open = 0 } = requests?.counts ?? {};
  const late = red === 0 ? "没有超期的" : `${claims === 0 ? "" : "连同认领共 "}${grouped(red)} 件超期`;
  const tasks = [
    {
      name: "待确认的农技协",
      count: data.cockpit.associations.unconfirmed,
      parts: ["associations"],
      note: "银行报来、名册上没有",
    },
    { name: "待核实的会员认领", count: claims, parts: ["corrections"], note: "农技协说是本会会员", more },
    {
      name: "待答复的更正申请",
      count: open - claims,
      parts: ["corrections"],
      note: late,
    },
    {
      name: "待归属的贷款",
      count: data.progress.unattributed.loanCount,
      parts: ["loans"],
      query: { association: unattributed },
      note: "还不知道属于哪个农技协",
    },
  ].filter(({ count }) => count > 0);
  if (tasks.length === 0) return null;
  return (
    <Card title="待办">
      <dl class="statistics">
        {tasks.map(({ name, count, parts, query, note, more: behind = "" }) => (
          <Statistic
            key={name}
            name={name}
            value={
              <a class="figure-link" href={hashOf(parts, query)}>
                {grouped(count)}
                {behind}
              </a>
            }
          >
            {note}
          </Statistic>
        ))}
      </dl>
    </Card>
  );
}
