import type { GoalPart } from "#shared/domain/programme/goal-split.ts";
import { fenToWire } from "#shared/http/base/fen-wire.ts";

/** A part of the goal as the wire shows it. */
export function goalPartToWire({ goalFen, countedFen, percentOfGoal }: GoalPart) {
  return { goalFen: fenToWire(goalFen), countedFen: fenToWire(countedFen), percentOfGoal };
}
