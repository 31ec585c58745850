import { beforeEach, expect, test } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { listMembers } from "#shared/app/associations/list-members.ts";
import { listReadings } from "#shared/app/associations/list-readings.ts";
import { readMembersBook } from "#shared/app/associations/read-members-book.ts";
import { takeInMembers } from "#shared/app/imports/registers/take-in-members.ts";
import { associationIdOf } from "#shared/app/people/association-id.ts";
import { personOf } from "#test/support/corrections.ts";
import { type Office, openOffice } from "#test/support/office.ts";
import { readHere } from "#test/support/read-here.ts";
import { sheetsOf } from "#test/support/receipts.ts";
import { rowsOf } from "#test/support/sheets.ts";

const supervisor = personOf("supervisor", { displayName: "科协" });
const number = "11010519491231002X";

let office: Office;
beforeEach(async () => {
  office = openOffice(openSqliteStore({ file: ":memory:" }), { tableReader: readHere });
  const lines = [
    "姓名,证件号码,所属农技协,县区,入会日期,是否建档立卡",
    `=王小明,${number},来安花红协会,来安县,2015-03-01,是`,
  ];
  const bytes = new TextEncoder().encode(lines.join("\n"));
  await takeInMembers(office.deps, supervisor, { fileName: "名册.csv", bytes, commit: true });
});

const associationId = () => associationIdOf("来安花红协会", office.deps.sha256);
const own = () => personOf("association", { associationId: associationId() });
const other = personOf("association", { associationId: "other" });
const bookOf = async (person: ReturnType<typeof personOf>) => {
  const { body } = await readMembersBook(office.deps, person, { associationId: associationId() });
  return rowsOf((await sheetsOf(body))[0]).map(({ cells }) =>
    cells.map((cell) => (cell?.kind === "text" ? cell.text : null)),
  );
};

test("a register of members is written out as its reader may see it, without identity numbers and as text", async () => {
  const [, seenByOwn] = await bookOf(own());
  const [heads, seenBySupervisor] = await bookOf(supervisor);

  expect(heads).toEqual(["姓名或名称", "证件后四位", "类型", "入会日期", "退会日期", "建档立卡"]);
  expect(seenByOwn).toEqual(["=王小明", "002X", "会员", "2015-03-01", null, "是"]);
  expect(seenBySupervisor?.[0]).toBe("=*");
  await expect(bookOf(other)).rejects.toMatchObject({ code: "association-unknown" });
});

test("who else looks at a register of members, or takes it away, is noted for its association", async () => {
  const query = { associationId: associationId(), limit: 10 };
  await listMembers(office.deps, own(), query);
  expect((await listReadings(office.deps, own(), query)).items).toEqual([]);

  await listMembers(office.deps, supervisor, query);
  await bookOf(supervisor);

  const { items } = await listReadings(office.deps, own(), query);
  expect(items).toMatchObject([{ kind: "members", readerName: "科协" }]);
});
