/** A document without its style sheets, and the text of those. */
export function separateStyles(html: string): { markup: string; css: string } {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const sheets = [...parsed.querySelectorAll("style")];
  const css = sheets.map((sheet) => sheet.textContent ?? "").join("\n");
  for (const sheet of sheets) sheet.remove();
  return { markup: `<!doctype html>${parsed.documentElement.outerHTML}`, css };
}
