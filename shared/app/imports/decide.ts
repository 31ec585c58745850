import type { Person } from "#shared/domain/base/person.ts";
import { type DecisionMatter, settledAnew } from "#shared/domain/imports/decision.ts";
import type { ImportRecord } from "#shared/domain/imports/import-record.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { decisionsAtOnceMax } from "#shared/ports/imports/decision-repository.ts";

/** A matter with the key under which its decision is kept. */
export type KeyedMatter = { key: string; matter: DecisionMatter };

/** Keeps what a person decides at an import; the earlier decision under the same key is kept with it. */
export async function decide(
  deps: Pick<Deps, "decisions" | "now">,
  caller: Person,
  { bankId, importId }: Pick<ImportRecord, "bankId" | "importId">,
  matters: readonly KeyedMatter[],
): Promise<void> {
  const decidedAt = deps.now();
  for (const [kind, ofKind] of Map.groupBy(matters, ({ matter }) => matter.kind)) {
    for (let start = 0; start < ofKind.length; start += decisionsAtOnceMax) {
      const some = ofKind.slice(start, start + decisionsAtOnceMax);
      const found = await deps.decisions.find(
        bankId,
        kind,
        some.map(({ key }) => key),
      );
      const stored = new Map(found.map((decision) => [decision.key, decision]));
      await deps.decisions.put(
        some.map(({ key, matter }) => {
          const settling = { matter, decidedBy: caller.subject, decidedAt, importId };
          return settledAnew(settling, bankId, key, stored.get(key));
        }),
      );
    }
  }
}
