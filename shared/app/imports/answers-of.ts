import { type Decision, holds } from "#shared/domain/imports/decision.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { decisionsAtOnceMax } from "#shared/ports/imports/decision-repository.ts";

/** Who answered a question, when and why. */
export type Answer = { reason: string; by: string; at: string };

/** The answers that a bank's people have given to questions, by question; those without an answer are not among them. */
export async function answersOf(
  deps: Pick<Deps, "decisions">,
  bankId: string,
  questions: readonly { questionId: string }[],
): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  for (let start = 0; start < questions.length; start += decisionsAtOnceMax) {
    const keys = questions.slice(start, start + decisionsAtOnceMax).map(({ questionId }) => questionId);
    for (const decision of await deps.decisions.find(bankId, "answer", keys)) {
      const answer = answerOf(decision);
      if (answer !== undefined) answers.set(decision.key, answer);
    }
  }
  return answers;
}

function answerOf(decision: Decision): Answer | undefined {
  const { matter, decidedBy, decidedAt } = decision;
  return matter.kind === "answer" && holds(decision)
    ? { reason: matter.reason, by: decidedBy, at: decidedAt }
    : undefined;
}
