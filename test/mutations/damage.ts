import { type Book, loanSheets, text } from "./book.ts";
import type { Mutation } from "./mutation.ts";
import { placesOf, put, rewrite, some } from "./places.ts";

const words = ["borrowerName", "associationName", "loanNo", "purpose", "branch"] as const;

/** Texts that a wrong encoding, a wrong program or a wrong hand damaged. */
export const damage: readonly Mutation[] = [
  {
    name: "characters lost to U+FFFD",
    touches: [...words, "contractNo", "identityNo", "encoding"],
    floor: 0,
    apply(book, rng) {
      book.csv.encoding = "utf-8";
      const field = rng.pick([
        "borrowerName",
        "associationName",
        "loanNo",
        "contractNo",
        "identityNo",
      ] as const);
      const done = rewrite(book, rng, field, ({ cell }) =>
        cell?.kind === "text"
          ? text(cell.text.slice(0, -1) + rng.pick(["\ufffd", "\ufffd\ufffd"]))
          : undefined,
      );
      return done.length > 0;
    },
  },
  {
    name: "a name in the wrong encoding",
    touches: [...words, "encoding"],
    floor: 0,
    apply(book, rng) {
      book.csv.encoding = "utf-8";
      const done = rewrite(book, rng, "borrowerName", () =>
        text(rng.pick(["ÍõÐ¡Ã÷", "çŽ‹å°æ˜Ž", "鐜嬪皬鏄�", "锟斤拷锟", "ÀîÓñÀ¼"])),
      );
      return done.length > 0;
    },
  },
  {
    name: "the whole sheet in the wrong encoding",
    touches: ["all words", "encoding"],
    floor: 0,
    apply(book) {
      book.csv.encoding = "utf-8";
      for (const sheet of loanSheets(book))
        for (const line of sheet.lines)
          for (const cell of line.cells)
            if (cell?.kind === "text")
              cell.text = Buffer.from(cell.text, "utf8")
                .toString("latin1")
                .replaceAll(/[\u0080-\u009f",]/g, "?");
      return true;
    },
  },
  {
    name: "blanks that nobody sees around and within",
    touches: ["borrowerName", "associationName", "loanNo", "identityNo", "countyCode", "encoding"],
    floor: 90,
    apply(book, rng) {
      const field = rng.pick([
        "borrowerName",
        "associationName",
        "loanNo",
        "identityNo",
        "countyCode",
      ] as const);
      book.csv.encoding = "utf-8";
      const blank = rng.pick([" ", "\u3000", "\u00a0", "\u200b", "\ufeff", "\t"]);
      const done = rewrite(
        book,
        rng,
        field,
        ({ cell }) =>
          cell?.kind === "text" ? text(rng.percent(50) ? blank + cell.text : cell.text + blank) : undefined,
        rng.percent(50),
      );
      return done.length > 0;
    },
  },
  {
    name: "control characters",
    formats: ["xlsx", "csv"],
    touches: ["borrowerName", "associationName", "loanNo", "identityNo", "encoding"],
    floor: 0,
    apply(book, rng) {
      book.csv.encoding = "utf-8";
      const field = rng.pick(["borrowerName", "associationName", "loanNo", "identityNo"] as const);
      const control = rng.pick(["\u0001", "\u001f", "\u0008", "\u0000", "\u202e"]);
      const done = rewrite(book, rng, field, ({ cell }) =>
        cell?.kind === "text" ? text(`${cell.text.slice(0, 2)}${control}${cell.text.slice(2)}`) : undefined,
      );
      return done.length > 0;
    },
  },
  {
    name: "digits and letters of full width",
    touches: ["loanNo", "identityNo", "disbursedOn"],
    floor: 0,
    apply(book, rng) {
      const field = rng.pick(["loanNo", "identityNo"] as const);
      const done = rewrite(book, rng, field, ({ cell }) =>
        cell?.kind === "text" ? text(wide(cell.text)) : undefined,
      );
      return done.length > 0;
    },
  },
  {
    name: "an identity number typed wrong",
    touches: ["identityNo"],
    floor: 30,
    apply(book, rng) {
      const done = rewrite(book, rng, "identityNo", ({ cell }) => {
        if (cell?.kind !== "text") return undefined;
        const at = rng.int(8, 16);
        const digit = cell.text.charAt(at);
        const other = digit === "7" ? "4" : "7";
        return text(cell.text.slice(0, at) + other + cell.text.slice(at + 1));
      });
      return done.length > 0;
    },
  },
  {
    name: "an identity number within a name, a purpose or a code",
    touches: [...words, "contractNo", "personal"],
    floor: 0,
    apply(book, rng) {
      const fields = (
        ["borrowerName", "purpose", "contractNo", "associationName", "branch", "guarantee"] as const
      ).filter((field) => placesOf(book, field).length > 0);
      const field = rng.pick(fields);
      const numbers: string[] = [];
      for (const place of some(rng, placesOf(book, field))) {
        if (place.cell?.kind !== "text") continue;
        const { identityNo } = place.line.loan.truth;
        const secret = /^\d{17}[\dX]$/.test(identityNo) ? identityNo : "11010519491231002X";
        numbers.push(secret);
        put(
          place,
          text(field === "contractNo" ? secret : `${place.cell.text}${rng.pick(["", " ", "（"])}${secret}`),
        );
        place.line.loan.also.push({ field, value: /\*/ });
      }
      demandHidden(book, numbers);
      return numbers.length > 0;
    },
  },
];

function wide(words: string): string {
  return words.replaceAll(/[0-9A-Za-z]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) + 0xfee0),
  );
}

/** No such number may be in any text that would be kept or shown, its own column apart. */
function demandHidden(book: Book, numbers: readonly string[]): void {
  book.demands.push(({ answers, notices }) => {
    const texts = [
      ...notices,
      ...answers.flatMap(({ loan, words }) => [
        words,
        ...Object.entries(loan ?? {}).flatMap(([field, value]) =>
          field === "identityNo" || typeof value !== "string" ? [] : [value],
        ),
      ]),
    ];
    const shown = numbers.find((number) => texts.some((words) => words.includes(number)));
    return shown === undefined
      ? undefined
      : `an identity number is in the open: ${texts.find((words) => words.includes(shown))}`;
  });
}
