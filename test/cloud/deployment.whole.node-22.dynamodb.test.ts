import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { functionIds } from "#infra/functions.ts";
import { programOf } from "#test/support/aws/lambda-process.ts";
import { newerNames } from "#test/support/aws/newer-names.ts";
import { type Cloud, startCloud } from "#test/support/cloud.ts";
import { type CloudOffice, openCloudOffice } from "#test/support/cloud-office.ts";
import { describeFirstImport } from "./imports.ts";
import { describeReading } from "./reading.ts";
import { describeWorkbooks } from "./workbooks.ts";

const runtime = "nodejs22.x";

/** Loads files and says of each what its handler is, and by which Node. */
const load = `const said = process.argv.slice(1).map((file) => typeof require(file).handler);
  console.log(JSON.stringify({ said, node: process.versions.node }));
  process.exit(0);`;

let cloud: Cloud;
let office: CloudOffice;

beforeAll(async () => {
  cloud = await startCloud({ runtime });
  office = await openCloudOffice(cloud);
}, 120_000);

afterAll(() => cloud?.stop());

describe("the deployment for a region whose newest runtime is Node 22", { timeout: 120_000 }, () => {
  it("has every function on it, and each file of its code loads there", () => {
    const made = [...cloud.deployment.functions.values()];
    expect([made.length, new Set(made.map((one) => one.runtime))]).toEqual([
      functionIds.length,
      new Set([runtime]),
    ]);
    const handlers = made.map(({ folder }) => join(folder, "index.js"));
    const late = made
      .flatMap(({ folder }) => globSync("*.js", { cwd: folder }).map((name) => join(folder, name)))
      .filter((file) => !handlers.includes(file));
    expect(late.length).toBeGreaterThan(20);

    const { stdout, stderr } = spawnSync(programOf(runtime), ["-e", load, ...handlers, ...late], {
      encoding: "utf8",
    });

    const { said, node } = JSON.parse(stdout || JSON.stringify({ said: stderr })) as {
      said: string[];
      node: string;
    };
    expect(said).toEqual([...handlers.map(() => "function"), ...late.map(() => "undefined")]);
    expect(node).toMatch(/^22\./);
  });

  it("names nothing in its code that the older Node has not, wherever that would be called", () => {
    const newer = newerNames(programOf(runtime));
    expect([...newer.keys()]).toEqual(expect.arrayContaining(["Promise.try", "RegExp.escape", "URLPattern"]));

    const used = [...cloud.deployment.functions].flatMap(([id, { folder }]) =>
      globSync("*.js", { cwd: folder }).flatMap((file) => {
        const code = readFileSync(join(folder, file), "utf8");
        return [...newer].filter(([, use]) => use.test(code)).map(([name]) => `${id}/${file}: ${name}`);
      }),
    );
    expect(used).toEqual([]);
  });

  describeFirstImport(() => office);
  describeReading(() => office);
  describeWorkbooks(() => office);
});
