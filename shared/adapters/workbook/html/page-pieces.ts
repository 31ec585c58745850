const tagName = /^\/?[a-z][a-z0-9]*/i;
const markup = /^[a-z/!?]/i;
const tagLengthMax = 20_000;

/** A tag of a page with the text before it; `name` is in small letters, with a slash before that of an end. */
export type PagePiece = { text: string; name: string; attributes: string };

/** The tags of a page, each with the text before it; comments, scripts and styles are left out. */
export function* piecesOf(html: string): Generator<PagePiece> {
  let position = 0;
  for (;;) {
    const open = html.indexOf("<", position);
    if (open < 0) return;
    const text = html.slice(position, open);
    if (html.startsWith("<!--", open)) {
      const end = html.indexOf("-->", open);
      if (end < 0) return;
      yield { text, name: "", attributes: "" };
      position = end + "-->".length;
      continue;
    }
    const close = tagEnd(html, open);
    if (close < 0) return;
    const tag = html.slice(open + 1, close);
    if (!markup.test(tag)) {
      yield { text: `${text}&lt;`, name: "", attributes: "" };
      position = open + 1;
      continue;
    }
    const name = tagName.exec(tag)?.[0].toLowerCase() ?? "";
    yield { text, name, attributes: tag.slice(name.length) };
    position = close + 1;
    if (name !== "script" && name !== "style") continue;
    const ending = new RegExp(`</${name}`, "gi");
    ending.lastIndex = position;
    const end = ending.exec(html);
    if (end === null) return;
    position = end.index;
  }
}

/** Where a tag ends: at the first `>` outside quotes, or at the first of all where a quote is not closed. */
function tagEnd(html: string, open: number): number {
  const first = html.indexOf(">", open);
  if (first < 0) return -1;
  let quote = "";
  const last = Math.min(html.length, open + tagLengthMax);
  for (let at = open + 1; at < last; at++) {
    const character = html.charAt(at);
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if (character === ">") return at;
    else if ((character === '"' || character === "'") && html.charAt(at - 1) === "=") quote = character;
  }
  return first;
}
