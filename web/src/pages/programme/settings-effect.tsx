import type { RouteOutput } from "#shared/contract/routes.ts";
import { callRoute } from "../../api/call-route.ts";
import { percent } from "../../format/count.ts";
import { wan } from "../../format/money.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { useSettled } from "../../hooks/use-settled.ts";
import { WhenLoaded } from "../../ui/loading.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import type { Settings } from "./setting-texts.ts";

type Effect = RouteOutput<"preview-settings">["before"];
type Line = { name: string; text: (effect: Effect) => string };

const typingMs = 400;

const lines: readonly Line[] = [
  { name: "计入目标的发放", text: ({ countedFen }) => `${wan(countedFen)} 万元` },
  { name: "占目标", text: ({ percentOfGoal }) => `${percent(percentOfGoal)}%` },
  { name: "序时进度", text: ({ timeElapsedPercent }) => `${percent(timeElapsedPercent)}%` },
  {
    name: "超前或落后（百分点）",
    text: ({ aheadOfPacePercent: ahead }) => `${ahead >= 0 ? "超前" : "落后"} ${percent(Math.abs(ahead))}`,
  },
  {
    name: "今后每月需发放",
    text: ({ requiredPerMonthFen: fen }) => (fen === undefined ? "目标期已满" : `${wan(fen)} 万元`),
  },
];

/** What other settings would make of today's progress, as the server works it out; nothing where goal and window stay. */
export function SettingsEffect({
  before,
  after,
}: Record<"before" | "after", Pick<Settings, "goalFen" | "firstOn" | "lastOn">>) {
  const { goalFen, firstOn, lastOn } = after;
  const query = useSettled(JSON.stringify({ goalFen, firstOn, lastOn }), typingMs);
  const same = goalFen === before.goalFen && firstOn === before.firstOn && lastOn === before.lastOn;
  return same ? null : <Effect key={query} query={JSON.parse(query)} />;
}

function Effect({ query }: { query: { goalFen: number; firstOn: string; lastOn: string } }) {
  const loaded = useLoad(JSON.stringify(query), () => callRoute("preview-settings", { query }));
  return (
    <WhenLoaded of={loaded}>
      {({ before, after }) => {
        const columns: readonly Column<Line>[] = [
          { head: "今天的进度", rowHead: true, cell: ({ name }) => name },
          { head: "现在", kind: "figure", cell: ({ text }) => text(before) },
          { head: "改动后", kind: "figure", cell: ({ text }) => <b>{text(after)}</b> },
        ];
        return <Table label="改动对进度的影响" columns={columns} rows={lines} keyOf={({ name }) => name} />;
      }}
    </WhenLoaded>
  );
}
