import type { Mutation } from "./mutation.ts";

/** How the bytes of a file are told and named. */
export const encodings: readonly Mutation[] = [
  {
    name: "another encoding",
    formats: ["csv"],
    touches: ["encoding"],
    floor: 95,
    apply(book, rng) {
      book.csv.encoding = rng.pick(["utf-8", "utf-8-bom", "gb18030", "utf-16le"]);
      return true;
    },
  },
  {
    name: "a file of another name than its kind",
    touches: ["suffix"],
    floor: 95,
    apply(book, rng) {
      book.fileName = book.fileName.replace(/\.[a-z]+$/, rng.pick([".xls", ".xlsx", ".et", ".csv", ".txt"]));
      return true;
    },
  },
];
