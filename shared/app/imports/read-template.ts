import { type BookDocument, bookDocument } from "#shared/app/base/book-document.ts";
import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import { templateBook, templateColumnsText } from "#shared/domain/imports/template/template-book.ts";
import { withoutMerged } from "#shared/domain/people/merged.ts";
import type { Deps } from "#shared/ports/deps.ts";

const hashLength = 8;

/** The template that a bank may fill in instead of its own workbook, with today's lists. */
export async function readTemplate(
  deps: Pick<Deps, "associations" | "programme" | "bookWriter" | "sha256" | "now">,
): Promise<BookDocument> {
  const sheets = templateBook({
    programme: deps.programme,
    associations: withoutMerged(await deps.associations.list()),
    listsOn: shanghaiDayOf(deps.now()),
    columnsHash: deps.sha256(new TextEncoder().encode(templateColumnsText)).slice(0, hashLength),
  });
  return bookDocument("贷款明细模板", { bytes: await deps.bookWriter(sheets), ending: "xlsx" });
}
