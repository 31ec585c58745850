import type { Mutation } from "./mutation.ts";

/** Notices that an ordinary book has too. */
const usual =
  /^(?:associations-new|disbursed-before-programme|due-but-normal|loan-unusually-large|sheet-skipped|columns-appeared|columns-vanished)/;

/** A good book as it is: everything goes in, and nothing is said that would make people look twice. */
export const untouched: Mutation = {
  name: "untouched",
  touches: ["all"],
  floor: 100,
  apply(book) {
    book.demands.push(({ notices, refused }) => {
      const strange = notices.filter((notice) => !usual.test(notice));
      if (refused !== undefined) return `a good book is refused: ${refused}`;
      return strange.length > 0 ? `a good book is told of: ${strange.join(" ")}` : undefined;
    });
    return true;
  },
};
