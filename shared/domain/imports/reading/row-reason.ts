import { amountReasons } from "./amount-reasons.ts";
import { cellReasons } from "./cell-reasons.ts";
import { meaningReasons } from "./meaning-reasons.ts";
import { numberReasons } from "./number-reasons.ts";
import type { ReasonText } from "./reason-text.ts";
import { recordReasons } from "./record-reasons.ts";

const reasons = { ...cellReasons, ...numberReasons, ...amountReasons, ...meaningReasons, ...recordReasons };
export type RowReasonCode = keyof typeof reasons;

/** What each reason says to the liaison, and what to do about it. */
export const rowReasonTexts: Readonly<Record<RowReasonCode, ReasonText>> = reasons;

/** Why a row was refused or deserves a look: the cell, what is wrong with it and what to do; `value` is masked. */
export type RowReason = {
  cell: string;
  column: string;
  code: string;
  message: string;
  remedy: string;
  value: string;
};
