import { type Bank, banksOf } from "#shared/domain/base/bank.ts";
import type { AssessmentMeasure } from "#shared/domain/programme/assessment-rules.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";

/** Who is assessed. */
export const subjectKinds = ["county", "association", "branch"] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** The Chinese name of each kind. */
export const subjectKindNames: Record<SubjectKind, string> = {
  county: "县（市、区）",
  association: "农技协",
  branch: "银行（支行）",
};

/** What each kind answers for; the others are no measures of it. */
export const measuresOfKind: Record<SubjectKind, readonly AssessmentMeasure[]> = {
  county: ["completion", "growth", "newMembers", "poorReached", "overdue", "nonPerforming", "answers"],
  association: ["completion", "growth", "newMembers", "poorReached", "overdue", "nonPerforming"],
  branch: ["growth", "overdue", "nonPerforming", "books", "answers"],
};

/** One who is assessed: an association by its id, a county by its code, a bank or its branch by `branchKeyOf`. */
export type Subject = { kind: SubjectKind; id: string };

/** A subject as one text, to find it by in a map. */
export function subjectKey({ kind, id }: Subject): string {
  return `${kind} ${id}`;
}

/** The id of a branch among all branches of a programme; a bank without branches has its own. */
export function branchKeyOf(bankId: string, branchId: string | undefined): string {
  return branchId === undefined ? bankId : `${bankId}/${branchId}`;
}

/** A bank or a branch as a subject, and the names by which its loans are known; without names all of its bank's are. */
export type BranchSubject = { id: string; bankId: string; branchId?: string | undefined; name: string };

/** The branches of a programme, and its banks that have none. */
export function branchSubjects(programme: Pick<Programme, "bank" | "otherBanks">): BranchSubject[] {
  return banksOf(programme).flatMap(({ bankId, name, branches = [] }): BranchSubject[] =>
    branches.length === 0
      ? [{ id: bankId, bankId, name }]
      : branches.map((branch) => ({
          ...{ id: branchKeyOf(bankId, branch.branchId), bankId, branchId: branch.branchId },
          name: `${name}${branch.name}`,
        })),
  );
}

/** Finds the branch whose a loan is; `undefined` where its bank has branches and it is of none of them. */
export function branchFinder(
  programme: Pick<Programme, "bank" | "otherBanks">,
): (bankId: string, branch: string | undefined) => string | undefined {
  const banks = new Map(banksOf(programme).map((bank) => [bank.bankId, idsByName(bank)]));
  return (bankId, branch) => {
    const ids = banks.get(bankId);
    if (ids === undefined) return undefined;
    return ids.size === 0 ? bankId : ids.get(branch ?? "");
  };
}

function idsByName({ bankId, branches = [] }: Bank): Map<string, string> {
  return new Map(
    branches.flatMap(({ branchId, name, aliases }) =>
      [name, ...aliases].map((one): [string, string] => [one, branchKeyOf(bankId, branchId)]),
    ),
  );
}
