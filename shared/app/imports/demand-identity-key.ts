import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** The text whose keyed hash is the mark of a key; no identity number is one. */
const markedText = "yinhui-identity-key-1";

type KeyDeps = Pick<Deps, "keyMark" | "identityHash">;

/**
 * Makes sure that the identity key is the one under which the ledger's numbers were hashed. A ledger that has no mark of
 * its key yet, or nothing that was hashed, takes the key as its own. Fails with `identity-key-other`.
 */
export async function demandIdentityKey(
  deps: KeyDeps & Pick<Deps, "ledger" | "imports">,
  facts: { file?: string } = {},
): Promise<void> {
  const mark = await deps.identityHash(markedText);
  const kept = await deps.keyMark.get();
  if (kept === mark) return;
  if (kept !== undefined && (await hasHashes(deps))) throw new LedgerFailure("identity-key-other", facts);
  await deps.keyMark.put(mark);
}

/** Takes the identity key as the ledger's own, whichever was before: the ledger comes from elsewhere, and its key with it. */
export async function adoptIdentityKey({ keyMark, identityHash }: KeyDeps): Promise<void> {
  await keyMark.put(await identityHash(markedText));
}

/**
 * Whether a key has to be there already: loans are in the ledger, or, where the mark of a key is kept, rows were checked under
 * it. A ledger from before there were marks may have imports whose rows were all refused, and never had a key.
 */
export async function needsIdentityKey(deps: Pick<Deps, "keyMark" | "ledger" | "imports">): Promise<boolean> {
  if ((await deps.keyMark.get()) !== undefined) return hasHashes(deps);
  return (await deps.ledger.head()).blockNo > 0;
}

/** Whether numbers were hashed for the ledger: for loans, or for rows that were checked. */
async function hasHashes({ ledger, imports }: Pick<Deps, "ledger" | "imports">): Promise<boolean> {
  const [{ blockNo }, { items }] = await Promise.all([ledger.head(), imports.list(1)]);
  return blockNo > 0 || items.length > 0;
}
