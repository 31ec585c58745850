import type { CloudPart } from "./cloud-part.ts";

/** The writer of new workbooks, loaded when the first is written. */
export const books: CloudPart<"books"> = () => ({
  async bookWriter(sheets) {
    const { writeBook } = await import("#shared/adapters/receipt/write-book.ts");
    return writeBook(sheets);
  },
});
