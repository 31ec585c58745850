import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Match } from "aws-cdk-lib/assertions";
import { afterAll, expect, it } from "vitest";
import { ofRun } from "#test/support/run/of-run.ts";
import { deployments, ofType, synthesiseStacks, writeBundles } from "./stack-templates.ts";

const folder = mkdtempSync(join(tmpdir(), "yinhui-fallbacks-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What Node 24 has and Node 22 has not; syntax that is newer is rewritten by the bundler. */
const newerThan22 =
  /\b(?:RegExp\.escape|Promise\.try|Error\.isError|Float16Array|Math\.f16round|new URLPattern|Atomics\.pause|Iterator\.concat)\b/;

const timeoutMs = 120_000;

it("the code of functions and workers runs on Node 22 where that is the runtime", {
  timeout: timeoutMs,
}, async () => {
  for (const planted of ["RegExp.escape(name)", "await Promise.try(read)", "new URLPattern(path)"]) {
    expect(planted).toMatch(newerThan22);
  }
  // What a function calls is the same for every runtime: for Node 22 the bundler rewrites syntax alone.
  const bundles = await ofRun("bundles");

  const files = globSync("**/*.js", { cwd: bundles });
  expect(files.length).toBeGreaterThan(50);
  for (const file of files) {
    const [found] = newerThan22.exec(readFileSync(join(bundles, file), "utf8")) ?? [];
    expect([file, found]).toEqual([file, undefined]);
  }
});

it("what a region may lack is done without", { timeout: timeoutMs }, () => {
  const bundles = mkdtempSync(join(folder, "bundles-"));
  writeBundles(bundles);
  const { service } = synthesiseStacks(deployments["aws-cn with every setting"] ?? {}, bundles);

  service.allResourcesProperties("AWS::Lambda::Function", {
    Runtime: "nodejs22.x",
    Architectures: ["x86_64"],
  });
  service.allResourcesProperties("AWS::Lambda::EventSourceMapping", { ScalingConfig: Match.absent() });
  service.resourceCountIs("AWS::Scheduler::Schedule", 0);
  const called = ofType(service, "AWS::Events::Rule").map(
    ({ Properties }) => Properties["ScheduleExpression"],
  );
  expect(called).toEqual(["cron(0 * * * ? *)", "cron(20 * * * ? *)", "cron(0 20 * * ? *)"]);
});
