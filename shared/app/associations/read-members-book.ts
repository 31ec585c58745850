import { type BookDocument, bookDocument } from "#shared/app/base/book-document.ts";
import { everyPage } from "#shared/app/base/every-page.ts";
import { seenAssociation } from "#shared/app/ledger/seen-association.ts";
import { type NoteDeps, noteReading } from "#shared/app/people/note-reading.ts";
import type { Member } from "#shared/domain/associations/member.ts";
import { membersRegisterBook } from "#shared/domain/associations/register-books.ts";
import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { shownName } from "#shared/domain/ledger/masking.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { membersWithin } from "./members-within.ts";

/** An association's register of members as a workbook, as the caller may see it. Fails with `association-unknown`. */
export async function readMembersBook(
  deps: Pick<Deps, "associations" | "members" | "bookWriter"> & NoteDeps,
  caller: Person,
  { associationId }: { associationId: string },
): Promise<BookDocument> {
  await seenAssociation(deps, caller, associationId);
  await noteReading(deps, caller, { associationId, kind: "members" });
  const members: Member[] = [];
  for await (const member of everyPage(await membersWithin(deps, associationId)))
    if (member.withdrawn !== true) members.push(member);
  const sheets = membersRegisterBook(members, ({ name, kind }) => shownName(caller, name, kind));
  return bookDocument(`会员名册-${shanghaiDayOf(deps.now())}`, {
    bytes: await deps.bookWriter(sheets),
    ending: "xlsx",
  });
}
