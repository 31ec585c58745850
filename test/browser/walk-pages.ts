import type { Page } from "playwright-core";
import { expect, vi } from "vitest";

const pagesMax = 40;

/**
 * Walks through every kind of page that somebody can reach by links from the menu, one page of each kind (a loan, an
 * import, …), the one at hand included; `visit` is called on each when its data is there.
 */
export async function walkPages(page: Page, origin: string, visit: (hash: string) => Promise<void>) {
  const visited = new Set<string>();
  const waiting = await linksOf(page);
  while (waiting.length > 0 && visited.size < pagesMax) {
    const hash = waiting.shift() ?? "";
    const kind = kindOf(hash);
    if (visited.has(kind)) continue;
    visited.add(kind);
    await page.goto(`${origin}/${hash}`);
    await settled(page);
    await visit(hash);
    waiting.push(...(await linksOf(page)));
  }
  return [...visited];
}

/** Waits until a page has its heading and nothing in it is being loaded any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator("main h1").first().waitFor();
  const loading = page.locator(".skeleton, .loaded[aria-busy=true]");
  await vi.waitFor(async () => expect(await loading.count()).toBe(0), { timeout: 15_000 });
}

function kindOf(hash: string): string {
  const [part = "", id] = hash.replace("#/", "").split("?")[0]?.split("/") ?? [];
  return id === undefined ? part : `${part}/one`;
}

async function linksOf(page: Page): Promise<string[]> {
  const links = await page
    .locator("a[href^='#/']")
    .evaluateAll((found) => found.map((link) => link.getAttribute("href") ?? ""));
  return links.filter((link) => link !== "#/");
}
