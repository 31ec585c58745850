import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { attemptsMax } from "#shared/adapters/dynamodb/back-off.ts";
import { createDynamoStore } from "#shared/adapters/dynamodb/dynamo-store.ts";
import { chance } from "#shared/adapters/system/system.ts";
import { emptyHead } from "#shared/domain/ledger/journal.ts";
import { describeAssociationRepository } from "#test/contracts/association-repository.ts";
import { describeCorrectionRepository } from "#test/contracts/correction-repository.ts";
import { describeImportRepository } from "#test/contracts/import-repository.ts";
import { describeLedgerLimits } from "#test/contracts/ledger-limits.ts";
import { describeLedgerPostings } from "#test/contracts/ledger-postings.ts";
import { describeMemberRepository } from "#test/contracts/member-repository.ts";
import { describePoorHouseholdRepository } from "#test/contracts/poor-household-repository.ts";
import { describeRegisterChangeRepository } from "#test/contracts/register-change-repository.ts";
import { describeReportArchive } from "#test/contracts/report-archive.ts";
import { createTable, type DynamoDbLocal, openDynamoDbLocal } from "#test/support/dynamodb-local.ts";
import { type Fault, type FaultyProxy, startFaultyProxy } from "#test/support/faulty-proxy.ts";
import { loanFacts, makePosting } from "#test/support/postings.ts";

let local: DynamoDbLocal;
let proxy: FaultyProxy;
let tables = 0;
let choose: (action: string, body: string) => Fault;
beforeAll(async () => {
  local = await openDynamoDbLocal();
  proxy = await startFaultyProxy(local.endpoint, (action, body) => choose(action, body));
});
afterAll(async () => {
  await proxy.stop();
});

/** Opens a store behind the proxy; the SDK itself makes `sdkAttempts` of each request. */
async function openStore(sdkAttempts: number) {
  const tableName = `ledger-${tables++}`;
  const direct = local.client();
  await createTable(direct, tableName);
  direct.destroy();
  const client = new DynamoDBClient({
    endpoint: proxy.endpoint,
    region: "cn-north-1",
    credentials: local.credentials,
    maxAttempts: sdkAttempts,
  });
  const store = createDynamoStore({ client, tableName, pause: async () => {}, chance });
  return { store, close: async () => client.destroy() };
}

describe("while the first answer to every request is lost", () => {
  beforeEach(() => {
    const heard = new Set<string>();
    choose = (_, body) => {
      if (heard.delete(body)) return "none";
      heard.add(body);
      return "lose-answer";
    };
  });

  describeLedgerPostings(() => openStore(1));
  describeLedgerLimits(() => openStore(1));
  describeImportRepository(() => openStore(1));
  describeReportArchive(() => openStore(1));
  describeCorrectionRepository(() => openStore(1));
  describeAssociationRepository(() => openStore(1));
  describeMemberRepository(() => openStore(1));
  describePoorHouseholdRepository(() => openStore(1));
  describeRegisterChangeRepository(() => openStore(1));
});

describe("a posting", () => {
  const posting = makePosting(emptyHead, [{ loanNo: "A", facts: loanFacts() }]);
  const cancelled = (...reasons: string[]): Fault => ({ errorType: "TransactionCanceledException", reasons });
  const met = cancelled("None", "None", "None", "TransactionConflict");

  it.each<[string, Fault[], number]>([
    ["its answer is lost and the SDK asks again", ["lose-answer"], 3],
    ["its answer is lost as often as the SDK asks", ["lose-answer", "lose-answer", "lose-answer"], 3],
    ["it is lost itself", ["lose-request"], 1],
    ["it is throttled", [{ errorType: "ThrottlingException" }], 1],
    ["it meets another, and then its answer is lost", [met, "lose-answer", met], 1],
  ])("is applied once when %s", async (_, faults, sdkAttempts) => {
    const { store, close } = await openStore(sdkAttempts);
    const plan = [...faults];
    choose = (action) => (action === "TransactWriteItems" ? (plan.shift() ?? "none") : "none");

    expect(await store.ledger.post(posting)).toEqual({ outcome: "posted" });

    expect(plan).toEqual([]);
    await expectAppliedOnce(store);
    await close();
  });

  it("whose answers are all lost is told as busy, is applied once, and is a duplicate when made again", async () => {
    const { store, close } = await openStore(1);
    let lost = 0;
    choose = (action) => {
      if (action !== "TransactWriteItems" || lost === attemptsMax) return "none";
      lost += 1;
      return "lose-answer";
    };

    await expect(store.ledger.post(posting)).rejects.toMatchObject({ code: "ledger-busy" });
    await expectAppliedOnce(store);

    expect(await store.ledger.post(posting)).toEqual({ outcome: "duplicate", marker: posting.marker });
    await expectAppliedOnce(store);
    await close();
  });

  async function expectAppliedOnce({ ledger }: Awaited<ReturnType<typeof openStore>>["store"]) {
    const [programme] = await ledger.totals("programme");
    expect(programme?.measures).toMatchObject({ loanCount: 1n, disbursedFen: 5_000_000n });
    expect(await ledger.blocks(0, 10)).toEqual([posting.block]);
    expect(await ledger.head()).toMatchObject({ blockNo: 1, seq: 1 });
  }
});
