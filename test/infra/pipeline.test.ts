import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

const pipeline = resolve("docs/recipes/pipeline.sh");
const folder = mkdtempSync(join(tmpdir(), "yinhui-pipeline-"));
const log = join(folder, "log");
const names = { STAGE: "chuzhou-stage", CITY: "chuzhou" };
const settings = { ...names, AWS_REGION: "eu-central-1", TOKEN_COMMAND: 'echo "token-of-$DEPLOYMENT"' };

beforeAll(() => {
  mkdirSync(join(folder, "bin"));
  program(
    "npm",
    `echo "npm $* \${YINHUI_TOKEN:-}" >> "$LOG"
     for word; do case "$word" in outputs-*)
       name="\${word#outputs-}"
       echo "{\\"yinhui-x-service\\":{\\"Url\\":\\"https://\${name%.json}.example.org\\"}}" > "$word";;
     esac; done
     case "$*" in $FAILING) exit "$FAILING_WITH";; esac`,
  );
  program(
    "git",
    `echo "git $*" >> "$LOG"
     case "$*" in rev-parse*) [ -n "$BEFORE" ] && echo "$BEFORE" || exit 1;; esac`,
  );
});
beforeEach(() => writeFileSync(log, ""));
afterAll(() => rmSync(folder, { recursive: true }));

function program(name: string, text: string): void {
  writeFileSync(join(folder, "bin", name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
}

/** Runs the pipeline with an npm and a git that only write down what they were told; what fits `failing` fails. */
function run({
  failing = "nothing",
  failingWith = 1,
  before = "c0ffee",
  environment = {} as Record<string, string>,
} = {}) {
  const { status, stdout, stderr } = spawnSync("bash", [pipeline], {
    cwd: folder,
    encoding: "utf8",
    env: {
      PATH: [join(folder, "bin"), process.env["PATH"]].join(delimiter),
      LOG: log,
      FAILING: failing,
      FAILING_WITH: String(failingWith),
      BEFORE: before,
      ...settings,
      ...environment,
    },
  });
  return {
    status,
    said: `${stdout}${stderr}`,
    done: readFileSync(log, "utf8")
      .split("\n")
      .map((line) => line.trim())
      .slice(0, -1),
  };
}

const deployed = (name: string) =>
  `npm run deploy -- -c name=${name} --require-approval never --outputs-file outputs-${name}.json`;
const walked = (name: string) =>
  `npm run smoke -- --url https://${name}.example.org --name ${name} token-of-${name}`;
const throughStage = ["npm ci", "npm run check", deployed("chuzhou-stage"), walked("chuzhou-stage")];
const throughCity = [...throughStage, deployed("chuzhou"), walked("chuzhou")];

test("a version goes by way of the stage to the city, and is marked as deployed", () => {
  const { status, done } = run();

  expect(done).toEqual([...throughCity, "git tag --force deployed-chuzhou"]);
  expect(status).toBe(0);
});

test.each([
  ["checks", "run check*", 2],
  ["deployment to the stage", "*name=chuzhou-stage *", 3],
  ["walk through the stage", "run smoke*--name chuzhou-stage", 4],
  ["deployment to the city", "*-c name=chuzhou *", 5],
])("a failure of the %s stops it there", (_, failing, steps) => {
  const { status, done } = run({ failing });

  expect(done).toEqual(throughCity.slice(0, steps));
  expect(status).toBe(1);
});

test("a city that does not work goes back to the version before, and the pipeline fails", () => {
  const { status, done, said } = run({ failing: "run smoke*--name chuzhou" });

  expect(done).toEqual([
    ...throughCity,
    "git rev-parse --verify --quiet deployed-chuzhou^{commit}",
    "git checkout --detach c0ffee",
    "npm ci",
    deployed("chuzhou"),
    walked("chuzhou"),
  ]);
  expect(said).toContain("chuzhou does not work under c0ffee either");
  expect(status).toBe(1);
});

test("a city without a version before is left to people, and that is said", () => {
  const { status, done, said } = run({ failing: "run smoke*--name chuzhou", before: "" });

  expect(done.at(-1)).toMatch(/^git rev-parse/);
  expect(said).toContain("there is no tag deployed-chuzhou to go back to");
  expect(status).toBe(1);
});

test("a dry run does nothing, and says each step", () => {
  const { status, said, done } = run({ environment: { DRY_RUN: "1", TOKEN_COMMAND: "exit 1" } });

  expect(said.match(/^\+ .*/gm)?.map((line) => line.split(" ").slice(1, 4).join(" "))).toEqual([
    "npm ci",
    "npm run check",
    "npm run deploy",
    "npm run smoke",
    "npm run deploy",
    "npm run smoke",
    "git tag --force",
  ]);
  expect([status, done]).toEqual([0, []]);
});

test.each([
  ["no stage", { STAGE: "" }, /STAGE: the name of the stage/],
  ["no region", { AWS_REGION: "" }, /AWS_REGION: the region/],
  ["no way to a token", { TOKEN_COMMAND: "" }, /TOKEN_COMMAND: a command/],
  ["a stage that is the city", { STAGE: "chuzhou" }, /both chuzhou/],
])("%s stops it before anything is done", (_, environment, said) => {
  const ended = run({ environment });

  expect(ended.said).toMatch(said);
  expect(ended.status).not.toBe(0);
  expect(ended.done).toEqual([]);
});

test("a token that cannot be had stops it before that deployment, and takes nothing back", () => {
  const { status, done } = run({
    environment: { TOKEN_COMMAND: "[ $DEPLOYMENT = chuzhou-stage ] || exit 7" },
  });

  expect(done.slice(0, -1)).toEqual(throughStage.slice(0, 3));
  expect(done).toHaveLength(4);
  expect(status).toBe(7);
});

test("a walk that was called wrongly says nothing of the city, and takes nothing back", () => {
  const { status, done } = run({ failing: "run smoke*--name chuzhou", failingWith: 2 });

  expect(done).toEqual(throughCity);
  expect(status).toBe(2);
});

test("the script is one that bash understands", () => {
  expect(spawnSync("bash", ["-n", pipeline], { encoding: "utf8" })).toMatchObject({ status: 0, stderr: "" });
});
