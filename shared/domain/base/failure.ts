import type { FailureFacts } from "./failures/failure-row.ts";
import type { FailureCode } from "./failures.ts";

/** An expected failure: a code from the closed list and the facts that explain it. Anything else thrown is a bug. */
export class LedgerFailure extends Error {
  readonly code: FailureCode;
  readonly facts: FailureFacts;

  constructor(code: FailureCode, facts: FailureFacts = {}) {
    super(code);
    this.name = "LedgerFailure";
    this.code = code;
    this.facts = facts;
  }
}
