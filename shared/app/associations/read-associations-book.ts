import { type BookDocument, bookDocument } from "#shared/app/base/book-document.ts";
import { countyNameOf } from "#shared/app/ledger/name-loans.ts";
import { associationsRegisterBook } from "#shared/domain/associations/register-books.ts";
import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { textOrder } from "#shared/domain/base/text-order.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { visibleAssociations } from "./list-associations.ts";

/** The register of the associations that a caller may see as a workbook that can be brought in again, county by county in the programme's order. */
export async function readAssociationsBook(
  deps: Pick<Deps, "associations" | "programme" | "bookWriter" | "now">,
  caller: Person,
): Promise<BookDocument> {
  const places = new Map(deps.programme.counties.map(({ code }, index) => [code, index]));
  const countyIndex = (code: string) => places.get(code) ?? places.size;
  const listed = (await visibleAssociations(deps, caller))
    .toSorted((a, b) => countyIndex(a.countyCode) - countyIndex(b.countyCode) || textOrder(a.name, b.name))
    .map((association) => ({ association, countyName: countyNameOf(deps, association.countyCode) }));
  return bookDocument(`农技协名录-${shanghaiDayOf(deps.now())}`, {
    bytes: await deps.bookWriter(associationsRegisterBook(listed)),
    ending: "xlsx",
  });
}
