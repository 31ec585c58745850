import { hashOfText } from "#shared/app/base/hash-of-text.ts";
import type { Question } from "#shared/domain/imports/questions/question.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** How many questions an import asks; more are only counted. */
export const questionsMax = 1000;
const fileBytesMax = 4 * 1024 * 1024;

/** A question with its id: the same question has the same id in whatever import it is asked. */
export type AskedQuestion = Question & { questionId: string };

type Place = { importId: string; checkNo: number };

/** Gives each question the id under which its answer is kept. */
export function identified(
  deps: Pick<Deps, "sha256">,
  bankId: string,
  questions: readonly Question[],
): AskedQuestion[] {
  return questions.map((question) => {
    const { code, subject } = question;
    return { ...question, questionId: hashOfText(deps, JSON.stringify([bankId, code, subject])) };
  });
}

/** Writes the questions of a check. */
export async function writeQuestions(
  deps: Pick<Deps, "files">,
  place: Place,
  questions: readonly AskedQuestion[],
): Promise<void> {
  if (questions.length > questionsMax) throw new RangeError(`more than ${questionsMax} questions`);
  await deps.files.put("imports", keyOf(place), new TextEncoder().encode(JSON.stringify(questions)));
}

/** The questions of an import's check; none where none were written. Their shape is the writer's. */
export async function readQuestions(deps: Pick<Deps, "files">, place: Place): Promise<AskedQuestion[]> {
  const bytes = await deps.files.get("imports", keyOf(place), fileBytesMax);
  return bytes === undefined ? [] : (JSON.parse(new TextDecoder().decode(bytes)) as AskedQuestion[]);
}

function keyOf({ importId, checkNo }: Place): string {
  return `${importId}/${checkNo}/questions.json`;
}
