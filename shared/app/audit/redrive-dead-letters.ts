import type { DeadLetter, DeadLetters } from "#shared/ports/audit/dead-letters.ts";

/** How many letters one run looks at; another run goes on. */
export const lettersMax = 1000;

/** What may be shown of a letter: its kind of message, never its content; `undefined` for an unknown kind. */
export type ShownLetter = Pick<DeadLetter, "messageId" | "sentAt"> & { kind: string | undefined };

/** What became of the dead letters of a queue; `more` when there may be others. */
export type Redriven = { sentBack: ShownLetter[]; left: ShownLetter[]; more: boolean };

/**
 * Sends the dead letters of a queue back into it for another try; letters of an unknown kind stay. With `go` false
 * nothing is moved, and `sentBack` counts those that would be.
 */
export async function redriveDeadLetters(
  letters: DeadLetters,
  kindOf: (body: string) => string | undefined,
  go: boolean,
): Promise<Redriven> {
  const seen = new Set<string>();
  const held: DeadLetter[] = [];
  const redriven: Redriven = { sentBack: [], left: [], more: true };
  try {
    while (seen.size < lettersMax) {
      const taken = (await letters.take()).filter(({ messageId }) => !seen.has(messageId));
      if (taken.length === 0) {
        redriven.more = false;
        break;
      }
      for (const letter of taken) {
        const { messageId, sentAt, body } = letter;
        const told = { messageId, sentAt, kind: kindOf(body) };
        seen.add(messageId);
        (told.kind === undefined ? redriven.left : redriven.sentBack).push(told);
        held.push(letter);
        if (!go || told.kind === undefined) continue;
        await letters.sendBack(letter);
        held.pop();
      }
    }
  } finally {
    for (const letter of held) await letters.release(letter);
  }
  return redriven;
}
