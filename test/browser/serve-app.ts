import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";
import { fillLedger } from "#selfhost/demo/fill-ledger.ts";
import { parseSettings } from "#shared/config/settings.ts";

/** A self-hosted server of its own, its port and the folder of its data. */
export type App = { origin: string; port: number; dataDir: string; stop: () => Promise<void> };

const startTimeoutMs = 40_000;

/**
 * Starts the self-hosted program in a folder of its own on a free port of this machine, with an empty ledger or the one
 * of the demo; `environment` is set beside.
 */
export async function serveApp(
  environment: Record<string, string> = {},
  ledger: "empty" | "demo" = "empty",
): Promise<App> {
  const dataDir = mkdtempSync(join(tmpdir(), "yinhui-browser-"));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const own = { ...environment, PORT: String(port), HOST: "127.0.0.1", DATA_DIR: dataDir };
  if (ledger === "demo") await fillLedger(parseSettings(own));
  const server = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "selfhost/main.ts"], {
    env: { ...process.env, ...own },
    stdio: ["ignore", "ignore", "inherit"],
  });
  await vi.waitFor(() => healthy(server, origin), { timeout: startTimeoutMs, interval: 200 });
  return {
    origin,
    port,
    dataDir,
    async stop() {
      const ended = once(server, "exit");
      server.kill("SIGTERM");
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function healthy(server: ChildProcess, origin: string): Promise<void> {
  if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
  const response = await fetch(`${origin}/api/health`);
  if (!response.ok) throw new Error(`health answers ${response.status}`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return address.port;
}
