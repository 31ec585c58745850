import type { PackedRows, SheetEnd, SheetSink } from "./packed-rows.ts";

/** News of a part that holds several sheets: rows that are ready, and the end of a sheet after them. */
export type SheetNews = { rows: readonly PackedRows[]; end?: SheetEnd };

/** Gives news to a sink, in their order. */
export async function handNews(news: readonly SheetNews[], sink: SheetSink): Promise<void> {
  for (const { rows, end } of news) {
    for (const batch of rows) await sink.rows(batch);
    if (end !== undefined) await sink.end(end);
  }
}
