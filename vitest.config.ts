import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    expect: { poll: { timeout: 10_000 } },
    /** Servers and commands that tests start are the same code again and again: Node keeps what it compiled. */
    env: { NODE_COMPILE_CACHE: join(tmpdir(), "yinhui-compiled") },
  },
});
