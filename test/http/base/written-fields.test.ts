import fc from "fast-check";
import { expect, test } from "vitest";
import { isMisleading, plainFileName } from "#shared/domain/base/misleading-text.ts";
import { refuseMisleading } from "#shared/http/base/written-fields.ts";
import { anyCharacter } from "#test/support/any-character.ts";

const misleading = [
  "\u0000",
  "\u0008",
  "\u001b",
  "\u007f",
  "\u0085",
  "\u202e",
  "\u2066",
  "\ud800",
  "\udc00x",
];

test.each(misleading)(
  "what people write is refused with %j in it, in a word of why, however deep it stands",
  (sign) => {
    const written = [
      { body: { reason: `错了${sign}` } },
      { query: { search: sign } },
      { body: { settings: { products: ["农户贷", sign] } } },
    ];
    for (const input of written) {
      const [field] = Object.keys(Object.values(input)[0] ?? {});
      const expected = expect.stringContaining(`（${field}）里有看不见的控制字符`);
      expect(() => refuseMisleading(input)).toThrow(
        expect.objectContaining({ code: "input-invalid", facts: { fields: [expected] } }),
      );
    }
  },
);

test("lines, tabs, rare characters and whole emoji are what people write", () => {
  const body = { reason: "第一行\r\n第二行\t完", text: "𠮷田👨‍👩‍👧", why: "e\u0301" };
  expect(() => refuseMisleading({ body, query: undefined })).not.toThrow();
});

test.each([
  ["..\\..\\windows\\贷款.xlsx", "贷款.xlsx"],
  ["../../etc/贷款.xlsx", "贷款.xlsx"],
  ["贷款\u202exslx.exe", "贷款xslx.exe"],
  ["贷款\r\nSet-Cookie: a.xlsx", "贷款 Set-Cookie: a.xlsx"],
  ["贷\u0000款.csv", "贷款.csv"],
  ["\ud800.csv", "\ufffd.csv"],
  ["2016/", "未命名"],
  ["2016年6月（报送） 定稿.xls", "2016年6月（报送） 定稿.xls"],
])("a file's name %j is kept as %j", (sent, kept) => {
  expect(plainFileName(sent)).toBe(kept);
});

test("a kept file's name misleads nobody, has one line and no folder, and stays as it is when it is kept again", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(anyCharacter, fc.constantFrom(...misleading, "/", "\\", "\n", "\r"))),
      (signs) => {
        const kept = plainFileName(signs.join(""));
        expect(kept).not.toBe("");
        expect(isMisleading(kept)).toBe(false);
        expect(kept).not.toMatch(/[\r\n\t/\\]/);
        expect(plainFileName(kept)).toBe(kept);
      },
    ),
  );
});
