import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { handlers } from "#infra/handlers.ts";

// Writes the handlers of all functions; `test/functions/handlers.test.ts` compares them with what is committed.
rmSync("functions", { recursive: true, force: true });
for (const [path, text] of handlers()) {
  const file = join("functions", path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
