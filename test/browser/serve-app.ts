import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "#test/support/free-port.ts";
import { ofRun } from "#test/support/run/of-run.ts";
import { startServerProcess } from "#test/support/server-process.ts";

/** A self-hosted server of its own, its port and the folder of its data. */
export type App = { origin: string; port: number; dataDir: string; stop: () => Promise<void> };

/**
 * Starts the self-hosted program in a folder of its own on a free port of this machine, with an empty ledger or the one
 * of the demo; `environment` is set beside.
 */
export async function serveApp(
  environment: Record<string, string> = {},
  ledger: "empty" | "demo" = "empty",
): Promise<App> {
  const dataDir = await mkdtemp(join(tmpdir(), "yinhui-browser-"));
  if (ledger === "demo") await cp(await ofRun("demo"), dataDir, { recursive: true });
  const port = await freePort();
  const { origin, stop } = await startServerProcess(dataDir, port, undefined, environment);
  return {
    origin,
    port,
    dataDir,
    async stop() {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
