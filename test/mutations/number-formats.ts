import { columnOf, dropTotals, loanLines, loanSheets, moneyText } from "./book.ts";
import type { Mutation } from "./mutation.ts";
import { placesOf, put, rewrite } from "./places.ts";

const excel = ["xlsx", "xls"] as const;

/** Numbers that their format shows otherwise than they are stored. */
export const numberFormats: readonly Mutation[] = [
  {
    name: "usual formats of money",
    formats: excel,
    touches: ["amountFen", "outstandingFen", "unit"],
    floor: 95,
    apply(book, rng) {
      const format = rng.pick([
        "#,##0.00",
        "0.00_);[Red]\\(0.00\\)",
        '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ',
        "¥#,##0.00",
        '"￥"#,##0.00',
        "[$¥-804]#,##0.00",
        "0",
        "@",
        "[>=10000]#,##0;0.00",
        '#,##0.00"元"',
        "0_ ",
      ]);
      for (const field of ["amountFen", "outstandingFen"] as const)
        rewrite(
          book,
          rng,
          field,
          ({ cell }) => (cell?.kind === "number" ? { ...cell, format } : undefined),
          true,
        );
      return true;
    },
  },
  {
    name: "a format that shows money divided",
    formats: excel,
    touches: ["amountFen", "outstandingFen", "total"],
    floor: 0,
    apply(book, rng) {
      const format = rng.pick([
        '0!.0000"万元"',
        "0.00,",
        "#,##0.00,,",
        '0.0,"千元"',
        '0!.0,"万"',
        "0.00,,",
        "0!.0000",
      ]);
      const done = rewrite(
        book,
        rng,
        rng.pick(["amountFen", "outstandingFen"] as const),
        ({ cell }) => (cell?.kind === "number" && cell.text !== "0" ? { ...cell, format } : undefined),
        rng.percent(50),
      );
      return done.length > 0;
    },
  },
  {
    name: "a format that writes 万元 behind",
    formats: excel,
    touches: ["amountFen", "outstandingFen", "total", "unit"],
    floor: 30,
    apply(book, rng) {
      const format = rng.pick(['0.00"万元"', 'General"万元"', '0"万"', "0.00万元"]);
      for (const sheet of loanSheets(book)) {
        dropTotals(sheet);
        const at = columnOf(sheet, "amountFen");
        for (const line of loanLines(sheet)) {
          const cell = line.cells[at];
          if (cell?.kind !== "number") return false;
          const digits = moneyText(line.loan.truth.amountFen, "wan");
          put({ line, column: at }, { kind: "number", text: digits, format });
        }
      }
      return true;
    },
  },
  {
    name: "money that its format shows as a percentage, a day or dollars",
    formats: excel,
    touches: ["amountFen"],
    floor: 0,
    apply(book, rng) {
      const format = rng.pick(["0.00%", "yyyy-mm-dd", "m/d/yyyy", "[$USD] #,##0.00", "h:mm", '0.00"美元"']);
      const done = rewrite(book, rng, "amountFen", ({ cell }) =>
        cell?.kind === "number" ? { ...cell, format } : undefined,
      );
      return done.length > 0;
    },
  },
  {
    name: "rates as percentages",
    formats: excel,
    touches: ["annualRatePpm", "header"],
    floor: 95,
    apply(book, rng) {
      const places = placesOf(book, "annualRatePpm");
      for (const { line, column } of places) {
        const ppm = Number(line.loan.truth.annualRatePpm);
        put({ line, column }, { kind: "number", text: fraction(ppm), format: rng.pick(["0.00%", "0.000%"]) });
      }
      return places.length > 0;
    },
  },
  {
    name: "loan numbers whose format writes letters, noughts or dashes",
    formats: excel,
    touches: ["loanNo", "contractNo"],
    floor: 80,
    apply(book, rng) {
      const start = rng.int(1, 900);
      const shape = rng.pick([
        { format: '"PSBC"000000', shown: (n: number) => `PSBC${String(n).padStart(6, "0")}` },
        { format: "0000000000", shown: (n: number) => String(n).padStart(10, "0") },
        {
          format: '0000"-"0000',
          shown: (n: number) =>
            String(n)
              .padStart(8, "0")
              .replace(/^(\d{4})/, "$1-"),
        },
        { format: '"JJ"0', shown: (n: number) => `JJ${n}` },
        {
          format: "00-00-0000",
          shown: (n: number) =>
            String(n)
              .padStart(8, "0")
              .replace(/^(\d\d)(\d\d)/, "$1-$2-"),
        },
        { format: '000000"号"', shown: (n: number) => `${String(n).padStart(6, "0")}号` },
        { format: "0", shown: (n: number) => String(n) },
      ]);
      const seen = placesOf(book, "loanNo");
      for (const [index, { line, column }] of seen.entries()) {
        const n = start + index;
        line.loan.truth.loanNo = shape.shown(n);
        put({ line, column }, { kind: "number", text: String(n), format: shape.format });
      }
      return true;
    },
  },
  {
    name: "loan numbers that Excel made days, times or truths",
    formats: excel,
    touches: ["loanNo"],
    floor: 30,
    apply(book, rng) {
      const done = rewrite(book, rng, "loanNo", () =>
        rng.pick([
          { kind: "day" as const, day: "2016-06-01" },
          { kind: "number" as const, text: "0.5", format: "h:mm" },
          { kind: "boolean" as const, value: true },
        ]),
      );
      return done.length > 0;
    },
  },
  {
    name: "names that Excel made days or truths",
    formats: excel,
    touches: ["borrowerName", "associationName"],
    floor: 30,
    apply(book, rng) {
      const done = rewrite(book, rng, rng.pick(["borrowerName", "associationName"] as const), () =>
        rng.pick([
          { kind: "day" as const, day: "2016-06-01" },
          { kind: "boolean" as const, value: false },
          { kind: "error" as const, text: "#REF!" },
          { kind: "number" as const, text: "42522" },
        ]),
      );
      return done.length > 0;
    },
  },
];

/** Millionths as a decimal fraction. */
function fraction(ppm: number): string {
  return `0.${String(ppm).padStart(6, "0").replace(/0+$/, "")}`;
}
