import { escapeHtml } from "./html-text.ts";

/** A self-contained page that runs nothing and fetches nothing. */
export function htmlPage(title: string, style: string, content: readonly string[]): string {
  return [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escapeHtml(title)}</title><style>${style}</style></head><body><main>`,
    ...content,
    "</main></body></html>\n",
  ].join("");
}
