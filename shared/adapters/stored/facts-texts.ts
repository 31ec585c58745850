import * as z from "zod";
import { fieldText } from "#shared/domain/ledger/field-text.ts";
import { type LoanFacts, loanFields } from "#shared/domain/ledger/loan.ts";

/** The facts of a loan as the canonical texts of the fields that are known. */
export function factsToTexts(facts: LoanFacts): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const field of loanFields) {
    const text = fieldText(facts, field);
    if (text !== null) texts[field] = text;
  }
  return texts;
}

/** Stored facts of a loan: a text for each field that is known. */
export const factsTextsSchema = z.partialRecord(z.enum(loanFields), z.string());
