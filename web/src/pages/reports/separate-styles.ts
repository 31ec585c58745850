const styleElement = /<style[^>]*>([\s\S]*?)<\/style>/gi;

/** A report's document without its style sheets, and the text of those. */
export function separateStyles(html: string): { markup: string; css: string } {
  const sheets = [...html.matchAll(styleElement)].map((match) => match[1] ?? "");
  return { markup: html.replaceAll(styleElement, ""), css: sheets.join("\n") };
}
