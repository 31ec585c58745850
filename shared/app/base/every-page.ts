import { type Page, pageSizeMax } from "#shared/ports/base/page.ts";

/** Every item of a list that is read page by page. */
export async function* everyPage<T>(
  read: (limit: number, cursor: string | undefined) => Promise<Page<T>>,
): AsyncGenerator<T> {
  let cursor: string | undefined;
  do {
    const page: Page<T> = await read(pageSizeMax, cursor);
    yield* page.items;
    cursor = page.cursor;
  } while (cursor !== undefined);
}
