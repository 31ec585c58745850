import { resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Browser, chromium, type Page } from "playwright-core";

const waitMs = 30_000;
const pollMs = 100;
/** A page on which nothing changed for so long has all its parts. */
const calmMs = 300;

export type OldBrowser = "chromium-88" | "chromium-109";

/**
 * Starts an old Chromium from `tools/old-browsers.ts`, in several processes: in a single one it now and then never ends.
 * What Playwright asks of visibility it cannot answer; see `press`.
 */
export function openOldBrowser(name: OldBrowser): Promise<Browser> {
  const folder = resolve(".cache", name);
  return chromium.launch({
    executablePath: `${folder}/chromium`,
    env: { ...process.env, LD_LIBRARY_PATH: `${folder}/lib` },
    args: ["--no-sandbox", "--disable-gpu", "--no-zygote", "--lang=zh-CN"],
  });
}

/** Waits until something is so on the page. Playwright's own waiting would need `eval`, which the pages forbid. */
export async function untilSo(page: Page, said: string): Promise<void> {
  const deadline = Date.now() + waitMs;
  while (!(await page.evaluate<boolean>(said).catch(() => false))) {
    if (Date.now() > deadline) throw new Error(`it never came to be so: ${said}\n${await bodyOf(page)}`);
    await wait(pollMs);
  }
}

function bodyOf(page: Page): Promise<string> {
  return page.evaluate<string>("document.body.innerText");
}

/** Presses what begins with a text once it is not busy, and a little later: a page that leaves at once would not answer. */
export async function press(page: Page, text: string): Promise<void> {
  const find = `[...document.querySelectorAll("button, a")].find(
    (one) => one.getAttribute("aria-busy") !== "true" && one.textContent.trim().startsWith(${JSON.stringify(text)}),
  )`;
  await untilSo(page, `${find} !== undefined`);
  await page.evaluate(`{ const found = ${find}; setTimeout(() => found.click(), 10); }`);
}

/** Waits until the page shows a text. */
export async function shows(page: Page, text: string): Promise<void> {
  await untilSo(page, `document.body.innerText.includes(${JSON.stringify(text)})`);
}

/** Opens a page of the client, waits until its data is there and no more comes, and gives what stands on it. */
export async function textOf(page: Page, address: string): Promise<string> {
  await page.goto(address);
  await untilSo(
    page,
    `document.querySelector("main h1") !== null && document.querySelector(".skeleton, .loaded[aria-busy=true]") === null`,
  );
  const read = () => page.evaluate<string>("document.querySelector('main').innerText");
  for (let before = ""; ; await wait(calmMs)) {
    const text = await read();
    if (text === before) return text;
    before = text;
  }
}

/** The addresses of the menu. */
export function menuOf(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(
    "[...document.querySelectorAll('nav a')].map((link) => link.getAttribute('href'))",
  );
}
