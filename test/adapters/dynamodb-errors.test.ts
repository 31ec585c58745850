import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  InternalServerError,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactionInProgressException,
} from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from "@aws-sdk/lib-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { attemptsMax } from "#shared/adapters/dynamodb/back-off.ts";
import { createDynamoStore } from "#shared/adapters/dynamodb/dynamo-store.ts";
import { emptyHead } from "#shared/domain/ledger/journal.ts";
import { hashOf, memberWith, poorHouseholdWith } from "#test/support/members.ts";
import { loanFacts, makePosting, testBankId } from "#test/support/postings.ts";

const dynamo = mockClient(DynamoDBDocumentClient);
const pauses: number[] = [];
const { ledger, reports, members, poorHouseholds } = createDynamoStore({
  client: new DynamoDBClient({ region: "cn-north-1" }),
  tableName: "ledger",
  pause: async (milliseconds) => void pauses.push(milliseconds),
  chance: () => 0.5,
});
const posting = makePosting(emptyHead, [{ loanNo: "A", facts: loanFacts() }]);
const about = { message: "", $metadata: {} };

/** A refusal that names a reason for the action of that place; the marker is action 0, the head 1, the block 2, the loan 3. */
function cancelled(reasons: Readonly<Record<number, string>>): TransactionCanceledException {
  const CancellationReasons = Array.from({ length: 8 }, (_, place) => ({ Code: reasons[place] ?? "None" }));
  return new TransactionCanceledException({ ...about, CancellationReasons });
}

function tokens(): (string | undefined)[] {
  return dynamo.commandCalls(TransactWriteCommand).map(({ args }) => args[0].input.ClientRequestToken);
}

beforeEach(() => {
  dynamo.reset();
  pauses.length = 0;
});
afterAll(() => dynamo.restore());

describe("a posting", () => {
  test.each([
    ["a conflict of transactions", cancelled({ 3: "TransactionConflict" })],
    ["a throttled item", cancelled({ 4: "ThrottlingError", 5: "ProvisionedThroughputExceeded" })],
    ["a throttled table", new ProvisionedThroughputExceededException(about)],
    ["its own first try still under way", new TransactionInProgressException(about)],
    ["a fault of DynamoDB's own", new InternalServerError(about)],
    ["a broken connection", Object.assign(new Error("socket hang up"), { code: "ECONNRESET" })],
  ])("is tried again after %s, under the same token", async (_, error) => {
    dynamo.on(TransactWriteCommand).rejectsOnce(error).rejectsOnce(error).resolves({});

    expect(await ledger.post(posting)).toEqual({ outcome: "posted" });

    expect(tokens()).toHaveLength(3);
    expect(new Set(tokens()).size).toBe(1);
    expect(tokens()[0]?.length).toBeLessThanOrEqual(36);
    expect(pauses).toHaveLength(2);
  });

  test("is told as moved, and not tried again, while another transaction holds the head", async () => {
    dynamo.on(TransactWriteCommand).rejects(cancelled({ 1: "TransactionConflict" }));

    expect(await ledger.post(posting)).toEqual({ outcome: "moved" });

    expect(tokens()).toHaveLength(1);
    expect(pauses).toEqual([]);
  });

  test("fails with ledger-busy after the last try, with capped waits between them", async () => {
    dynamo.on(TransactWriteCommand).rejects(cancelled({ 3: "TransactionConflict" }));

    await expect(ledger.post(posting)).rejects.toMatchObject({ code: "ledger-busy" });

    expect(tokens()).toHaveLength(attemptsMax);
    expect(pauses).toEqual([25, 50, 100, 200, 400, 500, 500, 500, 500, 500, 500]);
  });

  test("whose marker is there already is a duplicate, whatever else was refused", async () => {
    const marker = { ...posting.marker, nextRow: 3, outcomes: "nuc" };
    const refused = cancelled({
      0: "ConditionalCheckFailed",
      1: "ConditionalCheckFailed",
      3: "TransactionConflict",
    });
    dynamo.on(TransactWriteCommand).rejects(refused);
    dynamo.on(GetCommand).resolves({ Item: { ...marker, startRow: 0n, nextRow: 3n, blockNo: 1n } });

    expect(await ledger.post(posting)).toEqual({ outcome: "duplicate", marker });

    expect(dynamo.commandCalls(GetCommand)[0]?.args[0].input.ConsistentRead).toBe(true);
    expect(tokens()).toHaveLength(1);
  });

  test.each([
    ["head", 1],
    ["block", 2],
    ["loan", 3],
  ])("whose %s is another by now is moved", async (_, place) => {
    dynamo.on(TransactWriteCommand).rejects(cancelled({ [place]: "ConditionalCheckFailed" }));

    expect(await ledger.post(posting)).toEqual({ outcome: "moved" });

    expect(tokens()).toHaveLength(1);
  });

  test.each([
    ["an invalid action", cancelled({ 3: "ValidationError", 4: "TransactionConflict" })],
    ["an item that is too large", cancelled({ 2: "ItemCollectionSizeLimitExceeded" })],
    ["a cancellation without reasons", cancelled({})],
    ["anything else", new TypeError("a bug")],
  ])("fails as a bug, at once, because of %s", async (_, error) => {
    dynamo.on(TransactWriteCommand).rejects(error);

    await expect(ledger.post(posting)).rejects.toBe(error);

    expect(tokens()).toHaveLength(1);
  });

  test("that the caller makes again has another token, so that the marker decides", async () => {
    dynamo.on(TransactWriteCommand).resolves({});

    await ledger.post(posting);
    await ledger.post(posting);

    expect(new Set(tokens()).size).toBe(2);
  });
});

describe("the registers", () => {
  const names = Array.from({ length: 100 }, (_, index) => `${index}`);
  const actions = () =>
    dynamo.commandCalls(TransactWriteCommand).map(({ args }) => args[0].input.TransactItems?.length);

  test("tell of a hundred identities by one batch", async () => {
    dynamo.on(BatchGetCommand).resolves({});

    await members.byIdentity(names.map(hashOf));
    await poorHouseholds.byIdentity(names.map(hashOf));

    expect(dynamo.commandCalls(BatchGetCommand)).toHaveLength(2);
    expect(dynamo.calls()).toHaveLength(2);
  });

  test("write as many versions as may be at once in one transaction that DynamoDB takes", async () => {
    dynamo.on(TransactWriteCommand).resolves({});

    await members.write(names.slice(0, 50).map((name) => memberWith("a1", name)));
    await poorHouseholds.write(names.slice(0, 50).map((name) => poorHouseholdWith(name)));

    expect(actions()).toEqual([100, 100]);
    expect(dynamo.commandCalls(PutCommand)).toHaveLength(1);
  });
});

describe("reading", () => {
  test("asks again for the keys that DynamoDB left unread, and for those only", async () => {
    const keys = Array.from({ length: 150 }, (_, index) => ({ bankId: testBankId, loanNo: `L${index}` }));
    const left = { ledger: { Keys: [{ pk: `LOAN#${testBankId}#L7`, sk: "LOAN" }] } };
    dynamo.on(BatchGetCommand).resolvesOnce({ UnprocessedKeys: left }).resolves({});

    expect(await ledger.readLoans([...keys, ...keys])).toEqual([]);

    const asked = dynamo
      .commandCalls(BatchGetCommand)
      .map(({ args }) => args[0].input.RequestItems?.["ledger"]?.Keys?.length);
    expect(asked).toEqual([100, 50, 1]);
  });

  test("fails with ledger-busy when keys stay unread", async () => {
    const key = { pk: `LOAN#${testBankId}#A`, sk: "LOAN" };
    dynamo.on(BatchGetCommand).resolves({ UnprocessedKeys: { ledger: { Keys: [key] } } });

    await expect(ledger.readLoans([{ bankId: testBankId, loanNo: "A" }])).rejects.toMatchObject({
      code: "ledger-busy",
    });

    expect(dynamo.commandCalls(BatchGetCommand)).toHaveLength(attemptsMax);
  });

  test("goes on behind a page that DynamoDB cut, even an empty one", async () => {
    const cut = { Items: [], LastEvaluatedKey: { pk: "JOURNAL", sk: "1" } };
    dynamo.on(QueryCommand).resolvesOnce(cut).resolvesOnce(cut).resolves({ Items: [] });

    expect(await ledger.blocks(0, 10)).toEqual([]);

    expect(dynamo.commandCalls(QueryCommand)).toHaveLength(3);
  });

  test("fails on an item that no store wrote", async () => {
    dynamo.on(GetCommand).resolves({ Item: { blockNo: "1", seq: 1n, hash: "" } });

    await expect(ledger.head()).rejects.toThrow();
  });
});

describe("a conditional write", () => {
  const report = {
    month: "2016-06",
    revision: 1,
    publishedAt: "2016-07-01T00:00:00.000Z",
    publishedBy: "supervisor",
    sha256: "a".repeat(64),
    headHash: "b".repeat(64),
  };
  const refused = new ConditionalCheckFailedException(about);

  test("that was made, unheard, before it was sent again counts as made", async () => {
    let stored: Record<string, unknown> | undefined;
    dynamo.on(PutCommand).callsFake(({ Item }) => {
      if (stored !== undefined) throw refused;
      stored = Item;
      throw Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
    });
    dynamo.on(GetCommand).callsFake(() => ({ Item: stored }));

    expect(await reports.add(report)).toBe(true);
  });

  test("that another was faster with does not, though they wrote the same", async () => {
    dynamo.on(PutCommand).rejects(refused);
    dynamo.on(GetCommand).resolves({ Item: { ...report, revision: 1n, writeId: "another" } });

    expect(await reports.add(report)).toBe(false);
  });
});
