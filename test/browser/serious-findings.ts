import axeCore from "axe-core";
import type { Page } from "playwright-core";

/** axe, and that it looks into every frame. */
const axe = `${axeCore.source}
axe.configure({ allowedOrigins: ["<unsafe_all_origins>"] });`;
/** What it finds, without all that is as it should be: a page sends that in megabytes. */
const run = `axe.run({ resultTypes: ["violations"] }).then(({ violations }) => violations
  .filter(({ impact }) => impact === "serious" || impact === "critical")
  .map(({ id, nodes }) => id + " " + nodes.map(({ html }) => html.slice(0, 160)).join(" | ")))`;

/** What axe finds on a page and in its frames that is serious or worse; it is brought once into each that is loaded. */
export async function seriousFindings(page: Page): Promise<string[]> {
  for (const frame of page.frames())
    if (await frame.evaluate<boolean>("window.axe === undefined")) await frame.evaluate(axe);
  return page.evaluate<string[]>(run);
}
