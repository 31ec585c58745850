import type { Book, BookCell, Run } from "./book.ts";
import type { Mutation } from "./mutation.ts";
import { type Place, placesOf, put, some } from "./places.ts";
import type { Rng } from "./rng.ts";
import type { Field } from "./truth.ts";
import { shownText } from "./write-csv.ts";

/** The kinds of file that have texts of several fonts. */
const rich = ["xlsx", "html", "xml"] as const;

/** Parts of a cell that are set apart from what it says. */
export const richText: readonly Mutation[] = [
  {
    name: "a footnote mark behind figures",
    formats: rich,
    touches: ["amountFen", "outstandingFen", "loanNo", "identityNo"],
    floor: 30,
    apply: (book, rng) =>
      marked(
        book,
        rng,
        rng.pick(["amountFen", "outstandingFen", "loanNo", "identityNo"] as const),
        (words) => [
          { text: words },
          { text: rng.pick(["1", "2", "①", "注"]), mark: rng.pick(["superscript", "subscript"] as const) },
        ],
      ),
  },
  {
    name: "an old figure struck through before the new one",
    formats: rich,
    touches: ["amountFen", "outstandingFen", "loanNo", "borrowerName", "associationName"],
    floor: 30,
    apply(book, rng) {
      const field = rng.pick([
        "amountFen",
        "outstandingFen",
        "loanNo",
        "borrowerName",
        "associationName",
      ] as const);
      return marked(book, rng, field, (words) => {
        const old = /^\d+$/.test(words) ? String(rng.int(1, 9)) : rng.pick(["旧", "1"]);
        return rng.percent(50)
          ? [{ text: old, mark: "struck" }, { text: words }]
          : [{ text: words }, { text: old, mark: "struck" }];
      });
    },
  },
  {
    name: "a figure struck through whole",
    formats: rich,
    touches: ["amountFen", "outstandingFen", "disbursedOn"],
    floor: 30,
    apply: (book, rng) =>
      marked(book, rng, rng.pick(["amountFen", "outstandingFen"] as const), (words) => [
        { text: words, mark: "struck" },
      ]),
  },
  {
    name: "characters that nobody sees",
    formats: ["html"],
    touches: ["amountFen", "outstandingFen", "loanNo", "borrowerName"],
    floor: 30,
    apply: (book, rng) =>
      marked(
        book,
        rng,
        rng.pick(["amountFen", "outstandingFen", "loanNo", "borrowerName"] as const),
        (words) => [{ text: words }, { text: "12", mark: "hidden" }],
      ),
  },
  {
    name: "texts of several fonts",
    formats: rich,
    touches: ["amountFen", "loanNo", "borrowerName", "identityNo", "disbursedOn"],
    floor: 90,
    apply: (book, rng) =>
      marked(
        book,
        rng,
        rng.pick(["amountFen", "loanNo", "borrowerName", "identityNo"] as const),
        (words) => {
          const at = rng.int(1, Math.max(1, words.length - 1));
          return [{ text: words.slice(0, at), mark: "bold" }, { text: words.slice(at) }];
        },
        rng.percent(50),
      ),
  },
];

/** Writes cells of a field as texts of several runs; what the cell says in truth stays as it is. */
function marked(book: Book, rng: Rng, field: Field, runsOf: (words: string) => Run[], all = false): boolean {
  const places = placesOf(book, field).filter(({ cell }) => cell !== null);
  const chosen: Place[] = all ? places : some(rng, places);
  for (const place of chosen) {
    if (place.cell === null) continue;
    const runs = runsOf(shownText(place.cell));
    const cell: BookCell = { kind: "text", text: runs.map(({ text }) => text).join(""), runs };
    put(place, cell);
  }
  return chosen.length > 0;
}
