import { beforeEach, expect, test } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { claimLoan } from "#shared/app/corrections/claim-loan.ts";
import { closeCorrection } from "#shared/app/corrections/close-correction.ts";
import { confirmClaim } from "#shared/app/corrections/confirm-claim.ts";
import { readCorrection } from "#shared/app/corrections/read-correction.ts";
import { commitImport } from "#shared/app/imports/commit-import.ts";
import { mapImport } from "#shared/app/imports/map-import.ts";
import { associationIdOf } from "#shared/app/people/association-id.ts";
import { correctionWithEventsToWire } from "#shared/http/corrections/correction-wire.ts";
import { personOf } from "#test/support/corrections.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import { onTheWire } from "#test/support/on-the-wire.ts";
import { readJournal } from "#test/support/read-book.ts";
import { plainHeaders, plainRow, sheetOf } from "#test/support/sheets.ts";

const supervisor = personOf("supervisor", { displayName: "科协" });
const bankId = "psbc-chuzhou";

let office: Office;
beforeEach(async () => {
  office = openOffice(openSqliteStore({ file: ":memory:" }));
  const own = ["花生协会", "龙虾协会"].map((name, index) => plainRow(`J${index}`).with(4, name));
  await office.commit("a.xlsx", [sheetOf("明细", [plainHeaders, ...own])]);
  await bringWithout(["所属农技协"], "W9");
});

/** Brings a loan by a book of the programme that lacks some columns. */
async function bringWithout(lacking: readonly string[], loanNo: string, county = "琅琊区") {
  const line = plainRow(loanNo).with(plainHeaders.indexOf("县区"), county);
  const rows = [plainHeaders, line].map((row) =>
    row.filter((_, index) => !lacking.includes(plainHeaders[index] ?? "")),
  );
  const record = await office.check("b.xlsx", [sheetOf("明细", rows)]);
  await mapImport(office.deps, liaison, record.importId, { columns: [], values: [], holds: "programme" });
  await office.work();
  await commitImport(office.deps, liaison, record.importId);
  await office.work();
}

const idOf = (name: string) => associationIdOf(name, office.deps.sha256);
const secretary = (name: string) => personOf("association", { displayName: name, associationId: idOf(name) });
const claim = (name: string, loanNo: string) =>
  claimLoan(office.deps, secretary(name), { loanNo, text: "是我会会员" });
const associationOf = async (loanNo: string) =>
  (await office.deps.ledger.readLoans([{ bankId, loanNo }]))[0]?.facts?.associationId;

test("a claim is answered the same whether the loan is nobody's, another's or not there at all", async () => {
  const answers = [];
  for (const loanNo of ["W9", "J1", "NOTHING"]) {
    const seen = await claim("花生协会", loanNo);
    const told = onTheWire("claim-loan", correctionWithEventsToWire(seen, secretary("花生协会")));
    const { correctionId: _, loanNo: __, raisedAt: ___, latest: ____, events: _____, ...rest } = told;
    answers.push(rest);
  }

  expect(answers[0]).toMatchObject({ claims: true, state: "open" });
  expect(answers[0]?.loan).toBeUndefined();
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
});

test("a claim that 科协 confirms gives the loan to the association, by an entry under the claim's id, and is closed", async () => {
  const { request } = await claim("花生协会", "W9");
  const { correctionId, revision } = request;

  const seen = await confirmClaim(office.deps, supervisor, { correctionId, revision });

  expect(correctionWithEventsToWire(seen, supervisor)).toMatchObject({
    state: "closed",
    mayConfirm: undefined,
  });
  expect(await associationOf("W9")).toBe(idOf("花生协会"));
  const last = (await readJournal(office.deps.ledger)).at(-1);
  expect(last).toMatchObject({ importId: correctionId, entries: [{ kind: "attributed", loanNo: "W9" }] });
  expect(await verifyLedger(office.deps)).toMatchObject({ ok: true });
  const own = await readCorrection(office.deps, secretary("花生协会"), correctionId);
  expect(own.loan?.loan.loanNo).toBe("W9");
});

test("a county's supervisor sees and confirms a claim of its association on a loan of no county, and no other loan", async () => {
  const countyOf = async (name: string) =>
    (await office.deps.associations.list()).find((one) => one.name === name)?.countyCode;
  const own = personOf("county-supervisor", { countyCode: await countyOf("花生协会") });
  await bringWithout(["所属农技协", "县区"], "W8");
  const { request } = await claim("花生协会", "W8");
  const seen = await readCorrection(office.deps, own, request.correctionId);
  expect(correctionWithEventsToWire(seen, own)).toMatchObject({
    mayConfirm: true,
    loan: { borrowerName: "王*" },
  });
  const elsewhere = personOf("county-supervisor", { countyCode: "341181" });
  for (const other of [elsewhere, personOf("county-supervisor")]) {
    await expect(confirmClaim(office.deps, other, request)).rejects.toMatchObject({
      code: "correction-unknown",
    });
  }

  await confirmClaim(office.deps, own, request);

  expect(await associationOf("W8")).toBe(idOf("花生协会"));
  const second = (await claim("龙虾协会", "W8")).request;
  expect(
    (await readCorrection(office.deps, secretary("龙虾协会"), second.correctionId)).loan,
  ).toBeUndefined();
});

test("a county's supervisor neither sees nor confirms a claim on a loan of another county", async () => {
  await bringWithout(["所属农技协"], "W7", "南谯区");
  const own = personOf("county-supervisor", { countyCode: "341102" });
  const { request } = await claim("花生协会", "W7");

  expect((await readCorrection(office.deps, own, request.correctionId)).loan).toBeUndefined();
  await expect(confirmClaim(office.deps, own, request)).rejects.toMatchObject({ code: "claim-settled" });
  expect(await associationOf("W7")).toBeUndefined();
});

test("of a claim that is closed, and of a request that claims nothing, a county's supervisor sees no loan of no county", async () => {
  const countyCode = (await office.deps.associations.list())[0]?.countyCode;
  const own = personOf("county-supervisor", { countyCode });
  await bringWithout(["所属农技协", "县区"], "W8");
  const { request } = await claim("花生协会", "W8");
  await closeCorrection(office.deps, own, { ...request, text: "不是会员" });
  expect((await readCorrection(office.deps, own, request.correctionId)).loan).toBeUndefined();

  const { claims: _, ...plain } = request;
  const asked = { ...plain, correctionId: "asked", loanNo: "W8" };
  await office.deps.corrections.takeIn({ ...asked, events: request.events.slice(0, 1) });
  expect((await readCorrection(office.deps, own, "asked")).loan).toBeUndefined();
});

test("no claim takes a loan away from another association, or names one that is not there", async () => {
  for (const loanNo of ["J1", "NOTHING"]) {
    const { request } = await claim("花生协会", loanNo);
    const { correctionId, revision } = request;
    await expect(confirmClaim(office.deps, supervisor, { correctionId, revision })).rejects.toMatchObject({
      code: "claim-settled",
    });
  }
  expect(await associationOf("J1")).toBe(idOf("龙虾协会"));
});

test("a claim whose loan was attributed when its closing was not heard of is closed when confirmed again", async () => {
  const { request } = await claim("花生协会", "W9");
  const { correctionId, revision } = request;
  const corrections = { ...office.deps.corrections, write: () => Promise.reject(new Error("broken off")) };
  await expect(
    confirmClaim({ ...office.deps, corrections }, supervisor, { correctionId, revision }),
  ).rejects.toThrow("broken off");

  const seen = await confirmClaim(office.deps, supervisor, { correctionId, revision });

  expect(correctionWithEventsToWire(seen, supervisor).state).toBe("closed");
  const entries = (await readJournal(office.deps.ledger)).flatMap((block) => block.entries);
  expect(entries.filter(({ kind }) => kind === "attributed")).toHaveLength(1);
});

test("of a closed claim nothing is confirmed, and of two associations the second is told that it is settled", async () => {
  const first = (await claim("花生协会", "W9")).request;
  const second = (await claim("龙虾协会", "W9")).request;
  await confirmClaim(office.deps, supervisor, first);
  await expect(confirmClaim(office.deps, supervisor, second)).rejects.toMatchObject({
    code: "claim-settled",
  });
  await closeCorrection(office.deps, supervisor, { ...second, text: "已归花生协会" });
  const closed = { correctionId: second.correctionId, revision: second.revision + 1 };

  await expect(confirmClaim(office.deps, supervisor, closed)).rejects.toMatchObject({
    code: "correction-state",
  });
  expect(await associationOf("W9")).toBe(idOf("花生协会"));
});

test("an association has at most fifty open requests when it claims another", async () => {
  for (let index = 0; index < 50; index++) await claim("花生协会", `N${index}`);

  await expect(claim("花生协会", "N50")).rejects.toMatchObject({ code: "claims-full" });
});
