import { mkdirSync, writeFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { palettePng } from "./palette-png.ts";

const folder = "docs/pictures";
const heightMax = 1600;

/** Whether pictures for the documents are asked for by `UPDATE_PICTURES=1`. */
const keepsPictures = process.env["UPDATE_PICTURES"] === "1";

/**
 * Keeps a picture of a page for the documents when pictures are asked for: its upper part where it is long, or what the
 * window shows.
 */
export async function keepPicture(
  page: Page,
  name: string,
  { fullPage = true }: { fullPage?: boolean } = {},
): Promise<void> {
  if (!keepsPictures) return;
  mkdirSync(folder, { recursive: true });
  const usual = page.viewportSize() ?? { width: 1280, height: 800 };
  const whole = await page.evaluate<number>("document.documentElement.scrollHeight");
  const height = Math.max(Math.min(whole, heightMax), usual.height);
  if (fullPage) await page.setViewportSize({ ...usual, height });
  const picture = await page.screenshot({ animations: "disabled" });
  await page.setViewportSize(usual);
  writeFileSync(`${folder}/${name}.png`, palettePng(picture));
}
