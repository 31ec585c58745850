import { mkdirSync } from "node:fs";
import type { Page } from "playwright-core";

const folder = "docs/pictures";

/** Keeps a picture of a page for the documents when `UPDATE_PICTURES=1` asks for it: all of it, or what the window shows. */
export async function keepPicture(
  page: Page,
  name: string,
  { fullPage = true }: { fullPage?: boolean } = {},
): Promise<void> {
  if (process.env["UPDATE_PICTURES"] !== "1") return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage });
}
