import { type BrowserContext, chromium, type Browser as Launched } from "playwright-core";

/** What a test uses of a browser. */
export type Browser = Pick<Launched, "newContext" | "newPage" | "close">;

/** What Playwright turns off in Chromium: of two such lists the last holds, so that what is turned off here names it too. */
const offInPlaywright = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "TcpPortRandomizationWin",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
];
/** The popups of the address bar are pages of their own, made with every window: a second of work that nobody sees. */
const popups = ["WebUIOmniboxPopup", "WebUIOmniboxFullPopup", "WebUIOmniboxAimPopup"];

/** The Chromium that the tests of this process share: to start one takes longer than many a test. It ends with the process. */
let launched: Promise<Launched> | undefined;

/** Gives Chromium for a suite, whose windows are its own and are closed with it. */
export async function openBrowser(): Promise<Browser> {
  launched ??= launchBrowser();
  const browser = await launched;
  const opened = new Set<BrowserContext>();
  const newContext: Browser["newContext"] = async (options) => {
    const context = await browser.newContext(options);
    opened.add(context);
    context.once("close", () => opened.delete(context));
    return context;
  };
  return {
    newContext,
    newPage: async (options) => (await newContext(options)).newPage(),
    async close() {
      for (const context of opened) await context.close();
    },
  };
}

/** Starts Chromium without anything that would reach out to the network by itself. */
export function launchBrowser(): Promise<Launched> {
  return chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    env: { ...process.env, LANGUAGE: "zh_CN" },
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--lang=zh-CN",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      `--disable-features=${[...offInPlaywright, ...popups].join()}`,
    ],
  });
}
