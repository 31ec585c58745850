import { type Browser, chromium } from "playwright-core";

/** Starts Chromium without anything that would reach out to the network by itself. */
export function openBrowser(): Promise<Browser> {
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
    ],
  });
}
