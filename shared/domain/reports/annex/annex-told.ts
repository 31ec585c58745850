import type { Month } from "#shared/domain/base/month.ts";
import { type AnnexDimension, type AnnexFigures, type AnnexGroup, annexDimensions } from "./annex-figures.ts";

/** What an earlier report's annex told, with the month that it was of. */
export type AnnexTold = { month: Month; figures: AnnexFigures };

/** The annex that a frozen report told, read from its JSON; `undefined` when it has none. */
export function annexTold(json: string): AnnexTold | undefined {
  const document: unknown = JSON.parse(json);
  if (!isRecord(document) || typeof document["month"] !== "string") return undefined;
  const annex = document["annex"];
  if (!isRecord(annex)) return undefined;
  const groups = annexDimensions.map((dimension) => [dimension, groupsOf(annex[dimension])] as const);
  const told = new Map<AnnexDimension, readonly AnnexGroup[]>();
  for (const [dimension, list] of groups) {
    if (list === undefined) return undefined;
    told.set(dimension, list);
  }
  return { month: document["month"], figures: figuresOf(told) };
}

function figuresOf(told: ReadonlyMap<AnnexDimension, readonly AnnexGroup[]>): AnnexFigures {
  return {
    guarantee: told.get("guarantee") ?? [],
    purpose: told.get("purpose") ?? [],
    size: told.get("size") ?? [],
    term: told.get("term") ?? [],
    classification: told.get("classification") ?? [],
  };
}

function groupsOf(value: unknown): AnnexGroup[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const groups: AnnexGroup[] = [];
  for (const line of value) {
    if (!isRecord(line)) return undefined;
    const { name, loanCount, outstandingFen } = line;
    if (typeof name !== "string" || !isWhole(loanCount) || !isWhole(outstandingFen)) return undefined;
    groups.push({ name, loanCount, outstandingFen: BigInt(outstandingFen) });
  }
  return groups;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
