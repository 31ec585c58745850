import type { RouteOutput } from "#shared/contract/routes.ts";
import { addDays, type Day } from "#shared/domain/base/day.ts";
import { addMonths, firstDayOf, type Month } from "#shared/domain/base/month.ts";
import { endsQuarter, quarterOf } from "#shared/domain/base/quarter.ts";
import { type ApiClient, callJson } from "../commands/api-client.ts";
import type { DemoClock } from "./demo-clock.ts";

type Card = RouteOutput<"read-assessment">["cards"][number];

/** On which day of the next month 科协 decides about a quarter, and how many days it gives for mending. */
const decidesOn = 10;
const mendingDays = 50;

/**
 * What 科协 decides when a quarter was reported, unless that day is still to come: it confirms an example, has who is
 * furthest behind mend it, and closes what was open of the quarter before.
 */
export async function decideQuarter(
  client: ApiClient,
  clock: DemoClock,
  month: Month,
  today: Day,
): Promise<void> {
  const day = addDays(firstDayOf(addMonths(month, 1)), decidesOn - 1);
  if (!endsQuarter(month) || day >= today) return;
  clock.set(day, "10:00");
  const quarter = quarterOf(month);
  const { cards, openItems } = await callJson<RouteOutput<"read-assessment">>(client, "read-assessment", {
    query: { quarter },
  });
  const decide = (params: { quarter: string }, body: object) =>
    callJson(client, "decide-assessment", { params, body });
  for (const { quarter: before, subject, revision } of openItems) {
    const text = "已按要求整改，经核实予以销号。";
    await decide({ quarter: before }, { subject, revision, step: "close", text });
  }
  const [best] = byPoints(cards.filter(({ may }) => may.includes("confirm"))).slice(-1);
  if (best !== undefined) {
    const text = "按序时完成分解目标，没有不良贷款。";
    await decide({ quarter }, { subject: subjectOf(best), revision: 0, step: "confirm", text });
  }
  const [worst] = byPoints(cards.filter(({ verdict }) => verdict === "behind"));
  if (worst !== undefined) {
    const said = {
      responsible: worst.name,
      dueOn: addDays(day, mendingDays),
      text: "得分落后，请查明原因并整改。",
    };
    await decide({ quarter }, { subject: subjectOf(worst), revision: 0, step: "open", ...said });
  }
}

function byPoints(cards: readonly Card[]): Card[] {
  return cards.toSorted((a, b) => (a.points ?? 0) - (b.points ?? 0));
}

function subjectOf({ kind, id }: Card) {
  return { kind, id };
}
