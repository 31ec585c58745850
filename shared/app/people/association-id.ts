import { associationNameKey } from "#shared/domain/people/association.ts";
import type { Sha256 } from "#shared/ports/base/system.ts";

/** The id of an association that the programme gives it by its name: the same name has the same id in every store. */
export function associationIdOf(name: string, sha256: Sha256): string {
  return `a${sha256(new TextEncoder().encode(associationNameKey(name))).slice(0, 15)}`;
}
