import { UnusualBook } from "./unusual-book.ts";

/**
 * A tag of XML: its local name, with a slash before it for an end tag, the prefix with its colon, and the whole tag.
 * One object is reused for all tags.
 */
export type Tag = {
  readonly name: string;
  readonly prefix: string;
  readonly source: string;
  readonly selfClosing: boolean;
};

/** What is put in a tag's place; `undefined` leaves it as it is. */
export type OnTag = (tag: Tag) => string | undefined;

const tagLengthMax = 1024 * 1024;
const doubleQuote = 0x22;
const singleQuote = 0x27;
const greater = 0x3e;
const slash = 0x2f;
const colon = 0x3a;
const exclamation = 0x21;
const question = 0x3f;
/** Distinguishes an end tag from a start tag in the table of first letters. */
const ending = 0x10000;

/**
 * Copies XML text that comes in pieces, asking about the tags of the given names on the way (and, to be quick, about
 * others that begin with the same letters). Comments, CDATA and processing instructions are copied unseen. Throws an
 * UnusualBook for a tag that does not end.
 */
export async function* rewriteTags(
  pieces: AsyncIterable<string>,
  names: readonly string[],
  onTag: OnTag,
): AsyncGenerator<string> {
  const firstLetters = new Set(
    names.map((name) => (name.startsWith("/") ? ending + name.charCodeAt(1) : name.charCodeAt(0))),
  );
  const view = createTagView();
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
      if (!firstLetters.has(view.look(text, open, end))) continue;
      const replacement = onTag(view.tag());
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
  const second = text.charCodeAt(open + 1);
  if (second === question) return after(text, "?>", open);
  if (second === exclamation) {
    if (text.startsWith("<!--", open)) return after(text, "-->", open + 4);
    if (text.startsWith("<![CDATA[", open)) return after(text, "]]>", open);
    if (text.length < open + "<![CDATA[".length) return 0;
  }
  for (let index = open + 1; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === greater) return index + 1;
    if (code !== doubleQuote && code !== singleQuote) continue;
    index = text.indexOf(code === doubleQuote ? '"' : "'", index + 1);
    if (index < 0) return 0;
  }
  return 0;
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? 0 : found + mark.length;
}

/** Looks at one tag after the other; only those that are asked about cost a name. */
function createTagView() {
  let text = "";
  let open = 0;
  let end = 0;
  let local = 0;
  const tag = {
    name: "",
    prefix: "",
    selfClosing: false,
    get source() {
      return text.slice(open, end);
    },
  };
  return {
    /** Takes a tag into view and gives the code of its name's first letter, marked for an end tag; 0 for no tag at all. */
    look(inText: string, from: number, to: number): number {
      text = inText;
      open = from;
      end = to;
      const second = text.charCodeAt(open + 1);
      if (second === exclamation || second === question) return 0;
      local = second === slash ? open + 2 : open + 1;
      for (let index = local; index < end; index++) {
        const code = text.charCodeAt(index);
        if (code === colon) local = index + 1;
        else if (code <= 0x20 || code === slash || code === greater) break;
      }
      return (second === slash ? ending : 0) + text.charCodeAt(local);
    },
    tag(): Tag {
      const closing = text.charCodeAt(open + 1) === slash;
      const start = closing ? open + 2 : open + 1;
      let behind = local;
      for (; behind < end - 1; behind++) {
        const code = text.charCodeAt(behind);
        if (code <= 0x20 || code === slash) break;
      }
      tag.name = text.slice(local, behind);
      if (closing) tag.name = `/${tag.name}`;
      tag.prefix = local === start ? "" : text.slice(start, local);
      tag.selfClosing = text.charCodeAt(end - 2) === slash;
      return tag;
    },
  };
}
