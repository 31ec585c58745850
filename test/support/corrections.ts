import type { Person } from "#shared/domain/base/person.ts";
import type { CorrectionEvent, CorrectionRequest } from "#shared/domain/corrections/correction-request.ts";

/** A correction request with events of which only what matters is told. */
export function correctionWith(
  events: readonly Partial<CorrectionEvent>[],
  changes: Partial<CorrectionRequest> = {},
): CorrectionRequest {
  const told = events.map(
    (event): CorrectionEvent => ({
      kind: "raised",
      at: "2016-11-01T02:00:00.000Z",
      by: { subject: "peanuts", name: "花生协会", role: "association" },
      text: "金额不对",
      ...event,
    }),
  );
  return {
    correctionId: "c1",
    revision: told.length,
    bankId: "psbc-chuzhou",
    loanNo: "J1",
    associationId: "a1",
    ...changes,
    events: told,
  };
}

/** A person of a role, as the register has them. */
export function personOf(role: Person["role"], changes: Partial<Person> = {}): Person {
  return { issuer: "test", subject: role, displayName: `${role}的人`, role, ...changes };
}
