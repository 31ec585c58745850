import type { Book } from "./book.ts";
import type { Mutation } from "./mutation.ts";
import { placesOf, put, rewrite } from "./places.ts";
import type { Field } from "./truth.ts";

const money = ["amountFen", "outstandingFen", "creditLineFen"] as const;

/** Cells whose value a formula is to give. */
export const formulas: readonly Mutation[] = [
  {
    name: "formulas that were calculated",
    formats: ["xlsx"],
    touches: [...money],
    floor: 95,
    apply: (book) => calculated(book, "outstandingFen"),
  },
  {
    name: "formulas that were never calculated and hold nought",
    formats: ["xlsx"],
    touches: [...money, "total", "structure"],
    floor: 0,
    apply(book, rng) {
      book.fullCalcOnLoad = rng.percent(80);
      return uncalculated(book, rng.pick(statedMoney(book)), "0");
    },
  },
  {
    name: "formulas that were never calculated and hold nothing",
    formats: ["xlsx"],
    touches: [...money, "total", "structure"],
    floor: 0,
    apply(book, rng) {
      book.fullCalcOnLoad = rng.percent(50);
      return uncalculated(book, rng.pick(statedMoney(book)), undefined);
    },
  },
  {
    name: "formulas with results in a book that wants to be calculated anew",
    formats: ["xlsx"],
    touches: [...money],
    floor: 0,
    apply(book) {
      book.fullCalcOnLoad = true;
      return calculated(book, "outstandingFen");
    },
  },
  {
    name: "names and numbers by formula",
    formats: ["xlsx"],
    touches: ["borrowerName", "loanNo", "countyCode"],
    floor: 90,
    apply(book, rng) {
      const field = rng.pick(["borrowerName", "loanNo", "countyCode"] as const);
      const done = rewrite(
        book,
        rng,
        field,
        ({ cell }) => (cell?.kind === "text" ? { ...cell, formula: true } : undefined),
        true,
      );
      return done.length > 0;
    },
  },
  {
    name: "formulas that came to an error",
    touches: [...money, "countyCode"],
    floor: 0,
    apply(book, rng) {
      const field = rng.pick([...statedMoney(book), "countyCode" as const]);
      const done = rewrite(book, rng, field, () => ({
        kind: "error",
        text: rng.pick(["#N/A", "#REF!", "#VALUE!", "#NAME?"]),
      }));
      return done.length > 0;
    },
  },
];

function statedMoney(book: Book): (typeof money)[number][] {
  return money.filter((field) => placesOf(book, field).length > 0);
}

function calculated(book: Book, field: Field): boolean {
  const places = placesOf(book, field);
  for (const place of places) if (place.cell?.kind === "number") put(place, { ...place.cell, formula: true });
  return places.length > 0;
}

/** Makes every cell of a field a formula that no program has calculated. */
function uncalculated(book: Book, field: Field, held: string | undefined): boolean {
  const places = placesOf(book, field).filter(({ cell }) => cell?.kind === "number");
  for (const place of places)
    put(place, { kind: "number", text: held ?? "0", formula: held === undefined ? "blank" : true });
  return places.length > 0;
}
