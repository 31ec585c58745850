import * as z from "zod";
import type { FactTexts } from "#shared/domain/ledger/field-text.ts";
import { loanFields } from "#shared/domain/ledger/loan.ts";

const fieldNames: ReadonlySet<string> = new Set(loanFields);

/** Stored facts of a loan: a text for each field that is known. One look, since each loan that is read passes it. */
export const factsTextsSchema = z.custom<FactTexts>(isFactTexts);

function isFactTexts(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(([name, text]) => fieldNames.has(name) && typeof text === "string");
}
