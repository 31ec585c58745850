/** What of an import's effect is out of proportion, so that somebody has to say that it is meant. */
export const effectWarningCodes = ["goal-exceeded", "month-tenfold", "total-differs"] as const;
export type EffectWarningCode = (typeof effectWarningCodes)[number];

/** A warning that stands before a commit, in Chinese. */
export type EffectWarning = { code: EffectWarningCode; message: string };
