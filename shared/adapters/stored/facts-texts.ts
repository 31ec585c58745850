import * as z from "zod";
import { loanFields } from "#shared/domain/ledger/loan.ts";

/** Stored facts of a loan: a text for each field that is known. */
export const factsTextsSchema = z.partialRecord(z.enum(loanFields), z.string());
