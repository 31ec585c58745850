import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { exportLedger } from "#selfhost/commands/export-ledger.ts";
import { createLocalClient } from "#selfhost/commands/local-client.ts";
import { answerCorrection } from "#shared/app/corrections/answer-correction.ts";
import { raiseCorrection } from "#shared/app/corrections/raise-correction.ts";
import { type Local, openLocal } from "#shared/config/local.ts";
import { parseSettings } from "#shared/config/settings.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { loanFacts, makePosting } from "#test/support/postings.ts";

let folder: string;
let local: Local;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "yinhui-export-"));
  local = await openLocal(parseSettings({ DATA_DIR: join(folder, "data") }));
});
afterEach(async () => {
  await local.close();
  await rm(folder, { recursive: true, force: true });
});

test("an export holds every correction request with all that was said in it", async () => {
  const { ledger, programme } = local.deps;
  const { bankId } = programme.bank;
  const posting = makePosting(await ledger.head(), [
    { bankId, loanNo: "J1", facts: loanFacts({ associationId: "a1" }) },
  ]);
  await ledger.post(posting);
  const person = (role: Person["role"], more: Partial<Person>): Person => ({
    ...{ issuer: "test", subject: role, displayName: role, role },
    ...more,
  });
  const association = person("association", { associationId: "a1" });
  const { request } = await raiseCorrection(local.deps, association, { loanNo: "J1", text: "余额不对" });
  const { correctionId, revision } = request;
  const answer = { correctionId, revision, text: "已更正" };
  await answerCorrection(local.deps, person("liaison", { bankId }), answer);

  const counts = await exportLedger(createLocalClient(local), join(folder, "out"));

  expect(counts).toMatchObject({ "loans.jsonl": 1, "corrections.jsonl": 1 });
  const lines = (await readFile(join(folder, "out", "corrections.jsonl"), "utf8")).trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { correctionId, state: "answered", events: [{ text: "余额不对" }, { text: "已更正" }] },
  ]);
});
