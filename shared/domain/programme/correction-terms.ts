/**
 * How many calendar days an answer may take, how many before the deadline count as near, and how many after it as
 * merely late.
 */
export type CorrectionTerms = { answerDays: number; nearDays: number; lateDays: number };

/** How many days each of the terms may be. */
export const correctionTermsMax = 365;

/** The terms by which requests are measured where nobody has set others. */
export const defaultCorrectionTerms: CorrectionTerms = { answerDays: 5, nearDays: 2, lateDays: 5 };
