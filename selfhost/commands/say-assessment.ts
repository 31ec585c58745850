import type { RouteOutput } from "#shared/contract/routes.ts";
import { quarterText } from "#shared/domain/base/quarter.ts";

type Assessment = RouteOutput<"read-assessment">;
type Card = Assessment["cards"][number];

/** The assessment of a quarter, in Chinese, for a person at a terminal. */
export function sayAssessment({ quarter, asOf, cards, openItems }: Assessment): string {
  return [
    `${quarterText(quarter)}考核（截至 ${asOf}，满分 100）：`,
    ...cards.map(sayCard),
    ...openItems.map(
      ({ quarter: of, subjectName, overdue }) =>
        `${quarterText(of)}的整改事项尚未销号：${subjectName}${overdue ? "（已过时限）" : ""}`,
    ),
  ].join("\n");
}

function sayCard({ name, points, verdictName, scores, example, rectification }: Card): string {
  const parts = scores.map((score) => `${score.name} ${pointsText(score.points)}`).join("，");
  const decided = [
    ...(example?.inForce ? ["典型"] : []),
    ...(rectification === undefined ? [] : [rectification.inForce ? "整改中" : "已销号"]),
  ];
  return `  ${name}  ${pointsText(points)}  ${[verdictName, ...decided].join("、")}（${parts}）`;
}

function pointsText(points: number | null): string {
  return points === null ? "—" : points.toFixed(1);
}
