import { UnusualBook } from "./unusual-book.ts";

/** A tag of XML: its local name, with a slash before it for an end tag, the prefix with its colon, and the whole of it. */
export type Tag = { name: string; prefix: string; readonly source: string; selfClosing: boolean };

/** What is put in a tag's place; `undefined` leaves it as it is. */
export type OnTag = (tag: Tag) => string | undefined;

const tagLengthMax = 1024 * 1024;
const doubleQuote = 0x22;
const singleQuote = 0x27;
const greater = 0x3e;
const slash = 0x2f;
const colon = 0x3a;

/**
 * Copies XML text that comes in pieces, asking about every tag on the way. Comments, CDATA and processing instructions
 * are copied unseen. Throws an UnusualBook for a tag that does not end.
 */
export async function* rewriteTags(pieces: AsyncIterable<string>, onTag: OnTag): AsyncGenerator<string> {
  let rest = "";
  for await (const piece of pieces) {
    const text = rest + piece;
    const out: string[] = [];
    let copied = 0;
    let position = 0;
    for (;;) {
      const open = text.indexOf("<", position);
      position = open < 0 ? text.length : open;
      if (open < 0) break;
      const end = endOfMarkup(text, open);
      if (end === 0) break;
      position = end;
      const second = text.charCodeAt(open + 1);
      if (second === 0x21 || second === 0x3f) continue;
      const replacement = onTag(tagAt(text, open, end));
      if (replacement === undefined) continue;
      out.push(text.slice(copied, open), replacement);
      copied = end;
    }
    out.push(text.slice(copied, position));
    rest = text.slice(position);
    if (rest.length > tagLengthMax) throw new UnusualBook("a tag without an end");
    yield out.join("");
  }
  if (rest !== "") throw new UnusualBook("a tag without an end");
}

/** Where the markup that begins at `open` ends, or 0 when its end is still to come. */
function endOfMarkup(text: string, open: number): number {
  if (text.startsWith("<!--", open)) return after(text, "-->", open + 4);
  if (text.startsWith("<![CDATA[", open)) return after(text, "]]>", open);
  if (text.startsWith("<?", open)) return after(text, "?>", open);
  if (text.startsWith("<!", open) && text.length < open + "<![CDATA[".length) return 0;
  let quote = 0;
  for (let index = open + 1; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === greater) return index + 1;
    else if (code === doubleQuote || code === singleQuote) quote = code;
  }
  return 0;
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? 0 : found + mark.length;
}

function tagAt(text: string, open: number, end: number): Tag {
  const closing = text.charCodeAt(open + 1) === slash;
  const start = closing ? open + 2 : open + 1;
  let local = start;
  let index = start;
  for (; index < end - 1; index++) {
    const code = text.charCodeAt(index);
    if (code === colon) local = index + 1;
    else if (code <= 0x20 || code === slash) break;
  }
  const name = text.slice(local, index);
  return {
    name: closing ? `/${name}` : name,
    prefix: local === start ? "" : text.slice(start, local),
    get source() {
      return text.slice(open, end);
    },
    selfClosing: text.charCodeAt(end - 2) === slash,
  };
}
