import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { fillLedger } from "#selfhost/demo/fill-ledger.ts";
import { startServer } from "#selfhost/server.ts";
import { parseSettings } from "#shared/config/settings.ts";
import { type Browser, launchBrowser } from "#test/browser/open-browser.ts";
import { signIn } from "#test/browser/visitor.ts";
import { buildWeb } from "#web/build.ts";

/** A county's line and an old phone: 1.6 Mbit/s down, 150 ms there and back, a processor a quarter as fast. */
const line = { downBitsPerSecond: 1_600_000, upBitsPerSecond: 750_000, latencyMs: 150, slowdown: 4 };
const runs = 3;

/** Any amount with two decimals inside the page. */
const amount = "main :text-matches('[0-9][.][0-9]{2}')";

const pages = [
  {
    name: "association",
    account: { association: "凤阳县花生协会" },
    hash: "#/my-association",
    figure: amount,
    width: 360,
  },
  { name: "cockpit", account: { role: "科协" }, hash: "#/cockpit", figure: amount, width: 1280 },
  {
    name: "imports",
    account: { role: "银行联络员" },
    hash: "#/imports",
    figure: "main table tbody tr",
    width: 1280,
  },
  {
    name: "reports",
    account: { role: "科协" },
    hash: "#/reports",
    figure: "main table tbody tr",
    width: 1280,
  },
] as const;

const folder = mkdtempSync(join(tmpdir(), "yinhui-pages-"));
const settings = parseSettings({ PORT: "0", DATA_DIR: folder });
await fillLedger(settings);
const server = await startServer(settings, await buildWeb());
const browser = await launchBrowser();
console.log(
  "| page | requests | KB over the wire | ms to the figures, cold | ms, warm |\n| --- | --- | --- | --- | --- |",
);
for (const page of pages) {
  const measured = [];
  for (let run = 0; run < runs; run++) measured.push(await measure(browser, page));
  const median = measured.toSorted((a, b) => a.coldMs - b.coldMs)[Math.floor(runs / 2)] ?? measured[0];
  if (median === undefined) continue;
  const { requests, bytes, coldMs, warmMs } = median;
  console.log(
    `| ${page.name} | ${requests} | ${(bytes / 1024).toFixed(1)} | ${coldMs.toFixed(0)} | ${warmMs.toFixed(0)} |`,
  );
}
await browser.close();
await server.close();
rmSync(folder, { recursive: true, force: true });

/** Opens a page in a signed-in window with an empty cache over the slow line, and again with a full one. */
async function measure(of: Browser, { account, hash, figure, width }: (typeof pages)[number]) {
  const { page } = await signIn(of, server.origin, account, width);
  await page.waitForLoadState("networkidle");
  const traffic = await slowDown(page);
  const coldMs = await timed(page, hash, figure);
  const cold = { ...traffic };
  const warmMs = await timed(page, hash, figure);
  await page.context().close();
  return { ...cold, coldMs, warmMs };
}

async function slowDown(page: Page): Promise<{ requests: number; bytes: number }> {
  const session = await page.context().newCDPSession(page);
  const traffic = { requests: 0, bytes: 0 };
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    traffic.requests += 1;
    traffic.bytes += encodedDataLength;
  });
  await session.send("Network.enable");
  await session.send("Network.clearBrowserCache");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: line.latencyMs,
    downloadThroughput: line.downBitsPerSecond / 8,
    uploadThroughput: line.upBitsPerSecond / 8,
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: line.slowdown });
  return traffic;
}

/** Milliseconds from leaving an empty page to the first figure being shown. */
async function timed(page: Page, hash: string, figure: string): Promise<number> {
  await page.goto("about:blank");
  const start = performance.now();
  await page.goto(`${server.origin}/${hash}`, { waitUntil: "commit" });
  await page.locator(figure).first().waitFor();
  return performance.now() - start;
}
