import { answerCorrection } from "#shared/app/corrections/answer-correction.ts";
import { closeCorrection } from "#shared/app/corrections/close-correction.ts";
import { type RaisedClaim, raiseCorrection } from "#shared/app/corrections/raise-correction.ts";
import { associationIdOf } from "#shared/app/people/association-id.ts";
import { addDays, type Day } from "#shared/domain/base/day.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { Sha256 } from "#shared/ports/base/system.ts";
import { demoAssociationSubject, demoPerson } from "../demo-people.ts";
import type { DemoClock } from "./demo-clock.ts";
import { stateOn } from "./demo-loan-state.ts";
import type { DemoLoan } from "./demo-loans.ts";

type StepDeps = Parameters<typeof raiseCorrection>[0] &
  Parameters<typeof answerCorrection>[0] & { sha256: Sha256 };
type Claim = Omit<RaisedClaim, "loanNo"> & { daysAgo: number; answer?: string; closed?: string };

/** The associations' requests: two whose answers are late, one whose day is near, a new one, and settled ones. */
const claims: readonly Claim[] = [
  {
    daysAgo: 30,
    field: "outstandingFen",
    text: "九月已还 1 万元，余额没有减少。",
    answer: "已核实，下期表中更正。",
    closed: "余额已对，谢谢。",
  },
  {
    daysAgo: 18,
    field: "dueOn",
    text: "到期日应以合同为准，早写了一个月。",
    answer: "合同到期日与系统一致，请核对合同第三条。",
  },
  { daysAgo: 13, field: "associationId", text: "这位会员去年已转到邻县的协会。" },
  { daysAgo: 7, field: "status", text: "这笔已经结清，表里还是正常。" },
  { daysAgo: 4, field: "amountFen", shouldBe: "5 万元", text: "实际到账 5 万元，与表里的不同。" },
  { daysAgo: 0, text: "贷款用途写错了，是买种苗。" },
];

/**
 * Has associations raise requests about loans that are open at the end of the last month, and some of them answered and
 * closed since, on days before `today`; those that are raised on the given days.
 */
export async function raiseClaims(
  deps: StepDeps,
  clock: DemoClock,
  loans: readonly DemoLoan[],
  { dataOn, today, isRaisedOn }: { dataOn: Day; today: Day; isRaisedOn: (day: Day) => boolean },
): Promise<void> {
  const issuer = "urn:yinhui:demo";
  const associations = await deps.associations.list();
  const person = (subject: string): Person => {
    const found = demoPerson(issuer, subject, deps.programme, associations);
    if (found === undefined) throw new Error(`no demo account ${subject}`);
    return found;
  };
  const open = loans.filter(
    (loan) =>
      loan.disbursedOn < addDays(dataOn, -60) &&
      loan.borrower.type === "member" &&
      stateOn(loan, dataOn).status === "normal",
  );
  for (const [index, { daysAgo, answer, closed, ...claim }] of claims.entries()) {
    const loan = open[index * 29];
    if (loan === undefined) return;
    if (!isRaisedOn(addDays(today, -daysAgo))) continue;
    const id = associationIdOf(loan.borrower.association.name, deps.sha256);
    const association = person(demoAssociationSubject(id));
    clock.set(addDays(today, -daysAgo), "09:20");
    const { request } = await raiseCorrection(deps, association, { ...claim, loanNo: loan.loanNo });
    const word = { correctionId: request.correctionId, revision: request.revision };
    if (answer === undefined) continue;
    clock.set(addDays(today, 2 - daysAgo), "15:05");
    const answered = await answerCorrection(deps, person("demo:liaison"), { ...word, text: answer });
    if (closed === undefined) continue;
    clock.set(addDays(today, 3 - daysAgo), "08:40");
    const { revision } = answered.request;
    await closeCorrection(deps, association, { ...word, revision, text: closed });
  }
}
