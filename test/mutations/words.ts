import { type BookCell, text } from "./book.ts";
import type { Mutation } from "./mutation.ts";
import { placesOf, put, rewrite } from "./places.ts";
import { counties, type Field, unreadable } from "./truth.ts";

/** Optional cells that say what no list has, with what may be read from each beside nothing. */
const junk: Partial<
  Record<Field, readonly (readonly [word: string, ...values: (string | number | bigint | boolean)[]])[]>
> = {
  annualRatePpm: [
    ["基准上浮30%"],
    ["免息"],
    ["LPR+50BP"],
    ["面议"],
    ["见合同"],
    ["4.75-5.2"],
    ["12‰", 12_000, 144_000],
  ],
  dueOn: [
    ["长期"],
    ["12个月"],
    ["99991231"],
    ["9999-12-31"],
    ["随借随还"],
    ["无固定期限"],
    ["待定"],
    ["1900-01-00"],
  ],
  outstandingFen: [["结清", 0n], ["已还清", 0n], ["同放款金额"], ["未知"], ["--"], ["待核"], ["约5万"]],
  status: [["冲正"], ["撤销"], ["已转让"], ["3"], ["非应计"], ["停息"]],
  classification: [["未分类"], ["9"], ["待评"], ["AAA"]],
  poorHousehold: [["脱贫户"], ["贫困户", true], ["一般户", false], ["边缘户"], ["已脱贫"], ["2014年"]],
  renewal: [["首次", false], ["展期"], ["重组"], ["第2次"]],
  creditLineFen: [["循环"], ["无额度"], ["按合同"]],
};

/** Words of columns that have lists. */
export const words: readonly Mutation[] = [
  {
    name: "an optional cell that cannot be read",
    touches: [
      "annualRatePpm",
      "dueOn",
      "outstandingFen",
      "status",
      "classification",
      "poorHousehold",
      "renewal",
      "creditLineFen",
    ],
    floor: 85,
    apply(book, rng) {
      const stated = (Object.keys(junk) as Field[]).filter((field) => placesOf(book, field).length > 0);
      if (stated.length === 0) return false;
      const field = rng.pick(stated);
      const [word, ...values] = rng.pick(junk[field] ?? []);
      const done = rewrite(book, rng, field, ({ line }) => {
        if (word === "--") line.loan.also.push({ field, value: undefined });
        for (const value of values) line.loan.also.push({ field, value });
        Object.assign(line.loan.truth, { [field]: unreadable });
        return text(word);
      });
      return done.length > 0;
    },
  },
  {
    name: "usual words of borrowers' types",
    touches: ["borrowerType"],
    floor: 0,
    apply(book, rng) {
      const usual: readonly [string, string][] = [
        ["农户", "member"],
        ["个体工商户", "member"],
        ["家庭农场", "member"],
        ["农民专业合作社", "enterprise"],
        ["小微企业主", "enterprise"],
        ["新型农业经营主体", "member"],
      ];
      const done = rewrite(book, rng, "borrowerType", ({ line }) => {
        const [word] = rng.pick(usual);
        for (const type of ["member", "enterprise", "association"])
          line.loan.also.push({ field: "borrowerType", value: type });
        return text(word);
      });
      return done.length > 0;
    },
  },
  {
    name: "classes with numbers before or behind",
    touches: ["classification"],
    floor: 60,
    apply(book, rng) {
      const done = rewrite(
        book,
        rng,
        "classification",
        ({ cell, line }) => {
          if (cell?.kind !== "text") return undefined;
          const at = line.loan.truth.classification === "normal" ? 1 : 2;
          return text(
            rng.pick([`${cell.text}${at}`, `${at}-${cell.text}`, `${cell.text}类`, `${at}${cell.text}`]),
          );
        },
        true,
      );
      return done.length > 0;
    },
  },
  {
    name: "counties with what stands before and behind them",
    touches: ["countyCode"],
    floor: 60,
    apply(book, rng) {
      const spell = rng.pick([
        (name: string) => `滁州市${name}`,
        (name: string) => `安徽省滁州市${name}`,
        (name: string) => name.slice(0, 2),
        (name: string) => `${name}施集镇`,
        (name: string) => `滁州市${name}新街镇`,
      ]);
      const done = rewrite(
        book,
        rng,
        "countyCode",
        ({ line }) => text(spell(counties.get(line.loan.truth.countyCode) ?? "")),
        true,
      );
      return done.length > 0;
    },
  },
  {
    name: "counties by their codes",
    touches: ["countyCode"],
    floor: 90,
    apply(book, rng) {
      const asNumber = rng.percent(50);
      const done = rewrite(
        book,
        rng,
        "countyCode",
        ({ line }): BookCell => {
          const code = line.loan.truth.countyCode;
          return asNumber ? { kind: "number", text: code } : text(code);
        },
        true,
      );
      return done.length > 0;
    },
  },
  {
    name: "places that are no county of the programme",
    touches: ["countyCode"],
    floor: 20,
    apply(book, rng) {
      const done = rewrite(book, rng, "countyCode", () =>
        text(rng.pick(["经开区", "苏滁园区", "合肥市", "肥东县", "市辖区", "滁州市", "341100", "城区"])),
      );
      return done.length > 0;
    },
  },
  {
    name: "words that name no association",
    touches: ["associationName"],
    floor: 20,
    apply(book, rng) {
      const done = rewrite(book, rng, "associationName", ({ line }) => {
        line.loan.counts = false;
        return text(rng.pick(["非会员", "暂无", "待定", "其他", "无", "未加入", "无协会", "不详"]));
      });
      return done.length > 0;
    },
  },
  {
    name: "a rare name that survives as it is",
    touches: ["borrowerName", "encoding"],
    floor: 90,
    apply(book, rng) {
      book.csv.encoding = "utf-8";
      const names = [
        "阿依古丽·买买提江",
        "𠮷田㛃",
        "欧阳建国",
        "=HYPERLINK(1)",
        "__proto__",
        "<b>王</b>",
        "王小明（大）",
        "O'Neil",
        "A&B农场",
      ];
      for (const place of placesOf(book, "borrowerName").slice(0, 2)) {
        const name = rng.pick(names);
        place.line.loan.truth.borrowerName = name;
        put(place, text(name));
      }
      return true;
    },
  },
  {
    name: "yes and no in other signs",
    touches: ["poorHousehold", "renewal"],
    floor: 90,
    apply(book, rng) {
      const [yes, no] = rng.pick([
        ["Y", "N"],
        ["1", "0"],
        ["√", "×"],
        ["是", "不是"],
      ] as const);
      const field = rng.pick(["poorHousehold", "renewal"] as const);
      const done = rewrite(
        book,
        rng,
        field,
        ({ line }) => text(line.loan.truth[field] === true ? yes : no),
        true,
      );
      return done.length > 0;
    },
  },
];
