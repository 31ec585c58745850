import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/support/run/longest-first.ts";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    /** What takes pictures proves nothing: `npm run pictures` runs it. */
    exclude:
      process.env["UPDATE_PICTURES"] === "1" ? [] : ["test/browser/{pictures,every-page}.browser.test.ts"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    /** One more than the two cores of who is sparing: browsers, servers and emulators are waited for. */
    maxWorkers: 3,
    /** Files of one worker share what they import: what a test changes of a module or the environment, it puts back. */
    isolate: false,
    /** Node runs the sources by itself: what Vite would make of each, and of each stack, took a twentieth and more. */
    experimental: { viteModuleRunner: false, nodeLoader: false },
    /**
     * Most of what tests make is short-lived: room for it takes a tenth off the processor's time, and to collect it on the
     * worker's own thread another, as there is no core to spare for helpers.
     */
    execArgv: ["--max-semi-space-size=64", "--single-threaded-gc"],
    sequence: { sequencer: LongestFirst },
    globalSetup: ["test/support/run/set-up-run.ts"],
    expect: { poll: { timeout: 10_000 } },
    env: {
      /** The clock by which the product's bounded process reads books; tests read them in their own. */
      TZ: "UTC",
      /** What CDK says of templates by itself `npm run synth` shows; the suites hold them against stricter rules. */
      CDK_VALIDATION: "false",
    },
  },
});
