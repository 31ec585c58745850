import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cloud, signingSeed, startCloud } from "#test/support/cloud.ts";
import { type CloudOffice, openCloudOffice } from "#test/support/cloud-office.ts";
import { describeDeferred } from "./deferred.ts";
import { describeFirstImport, describeLaterImports } from "./imports.ts";
import { describeOddEvents } from "./odd-events.ts";
import { describePeople } from "./people.ts";
import { describeCorrections, describeReading } from "./reading.ts";
import { describeRegisters } from "./registers.ts";
import { describeAssessment, describeReports } from "./reports.ts";
import { describeSettings } from "./settings.ts";
import { describeWorkbooks } from "./workbooks.ts";

/** Where a fault was in a bundle: the hash in its folder's name may hold as many digits in a row as a person's number. */
const assetHash = /(?<=\/asset\.)[\da-f]{64}(?=\/)/g;

let cloud: Cloud;
let office: CloudOffice;

beforeAll(async () => {
  cloud = await startCloud();
  office = await openCloudOffice(cloud);
}, 120_000);

afterAll(() => cloud?.stop());

describe("the deployment", { timeout: 120_000 }, () => {
  describeFirstImport(() => office);
  describeOddEvents(() => office);
  describeReports(() => office);
  describeReading(() => office);
  describeSettings(() => office);
  describePeople(() => office);
  describeLaterImports(() => office);
  describeWorkbooks(() => office);
  describeDeferred(() => office);
  describeCorrections(() => office);
  describeRegisters(() => office);
  describeAssessment(() => office);

  it("calls nothing that the synthesised policies do not allow", () => {
    expect(cloud.privilegeFaults().notAllowed).toEqual([]);
  });

  it("is allowed nothing that it has not called", () => {
    expect(cloud.privilegeFaults().notUsed).toEqual([]);
  });

  it("logs nothing of the people in the files", async () => {
    const { items } = (await office.ask("list-loans", "liaison", { query: { limit: "200" } })) as {
      items: { borrowerName: string }[];
    };
    const names = items.map(({ borrowerName }) => borrowerName);
    expect(names.length).toBeGreaterThan(60);
    expect(names.some((name) => name.includes("*"))).toBe(false);

    const log = cloud.log();
    expect(log).toContain("message-failed");
    expect(log).toContain("sign-in-refused");
    for (const hidden of [signingSeed, "limin", "203.0.113"]) expect(log).not.toContain(hidden);
    for (const name of names) expect(log).not.toContain(name);
    expect(log.replaceAll(assetHash, "")).not.toMatch(/\d{17}[\dXx]/);
  });
});
