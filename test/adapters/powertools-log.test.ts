import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import type { Log } from "#shared/ports/base/system.ts";

/** The lines, as JSON, that a process writes which logs some events and then stops. */
function linesOf(...events: Parameters<Log>[]): Record<string, unknown>[] {
  const program = `import { createPowertoolsLog } from "#shared/adapters/log/powertools-log.ts";
    const log = createPowertoolsLog("yinhui-chuzhou");
    for (const event of ${JSON.stringify(events)}) log(...event);`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
    encoding: "utf8",
  });
  return stdout
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

test("an event is a line, and those that are counted are metrics with the service alone as dimension", () => {
  const lines = linesOf(
    ["import-checked", { importId: "i1", read: 60, refused: 2 }],
    ["request-broken", { route: "read-progress" }],
  );

  expect(lines.filter((line) => "message" in line)).toMatchObject([
    { message: "import-checked", importId: "i1" },
    { message: "request-broken", route: "read-progress" },
  ]);
  const counted = lines.filter((line) => "_aws" in line);
  expect(counted).toMatchObject([
    {
      "import-checked": 1,
      "import-checked.read": 60,
      "import-checked.refused": 2,
      service: "yinhui-chuzhou",
    },
  ]);
  const { _aws, service, ...values } = counted[0] ?? {};
  expect(service).toBe("yinhui-chuzhou");
  expect(Object.keys(values).filter((name) => !name.startsWith("import-checked"))).toEqual([]);
  expect(JSON.stringify(_aws)).toContain('"Dimensions":[["service"]]');
});
