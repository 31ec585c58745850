import type { Tone } from "#shared/domain/base/book.ts";
import type { RowOutcome } from "#shared/domain/imports/row-answer.ts";
import { withAttribute } from "./tag-attributes.ts";
import { toneFill } from "./tones.ts";
import { UnusualBook } from "./unusual-book.ts";

/** The styles of an existing book, to which those of a receipt are added. */
export type EditedStyles = {
  /** A cell's style with the colour of a fault; everything else in it stays. */
  fault(style: number): number;
  /** The style of a result, coloured by its outcome. */
  result(outcome: RowOutcome): number;
  /** The style of a text of several lines. */
  wrapped(): number;
  /** The part with the added styles. */
  xml(): string;
};

/** The most cell styles that Excel takes. */
const stylesMax = 64_000;
const fillsReserved = 2;
const cellFormatElement = /<((?:[\w.-]+:)?)xf\b[^>]*?(?:\/>|>[\s\S]*?<\/\1xf\s*>)/g;

type Block = { start: number; end: number; open: string; inner: string; prefix: string };

/** Opens the part `styles.xml`. Throws an UnusualBook when it has no fills or cell formats. */
export function editStyles(xml: string): EditedStyles {
  const fills = block(xml, "fills");
  const formats = block(xml, "cellXfs");
  const { prefix } = formats;
  const known = formats.inner.match(cellFormatElement) ?? [];
  if (known.length === 0) throw new UnusualBook("no cell formats");
  const fillCount = fills.inner.match(/<(?:[\w.-]+:)?fill\b/g)?.length ?? 0;
  const padding = Array.from({ length: Math.max(0, fillsReserved - fillCount) }, () => grey(fills.prefix));
  const addedFills = [...padding];
  const added: string[] = [];
  const places = new Map<string, number>();

  function add(key: string, make: () => string): number {
    const place = places.get(key);
    if (place !== undefined) return place;
    if (known.length + added.length >= stylesMax) throw new UnusualBook("too many styles");
    const index = known.length + added.push(make()) - 1;
    places.set(key, index);
    return index;
  }

  const fillIds = new Map<Tone, number>();
  function fillId(tone: Tone): number {
    const id = fillIds.get(tone) ?? fillCount + addedFills.push(toneFill(tone, fills.prefix)) - 1;
    fillIds.set(tone, id);
    return id;
  }

  const ownFormat = (fill: number) =>
    `<${prefix}xf numFmtId="49" fontId="0" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1" applyAlignment="1"><${prefix}alignment vertical="center" wrapText="1"/></${prefix}xf>`;

  return {
    fault: (style) =>
      add(`fault ${style}`, () => {
        const original = known[style] ?? known[0] ?? "";
        const [tag = ""] = /^<[^>]*>/.exec(original) ?? [];
        const filled = withAttribute(withAttribute(tag, "fillId", fillId("fault")), "applyFill", 1);
        return filled + original.slice(tag.length);
      }),
    result: (outcome) => add(`result ${outcome}`, () => ownFormat(fillId(outcome))),
    wrapped: () => add("wrapped", () => ownFormat(0)),
    xml() {
      const edits = [
        { ...fills, items: addedFills, count: fillCount + addedFills.length },
        { ...formats, items: added, count: known.length + added.length },
      ].sort((a, b) => b.start - a.start);
      return edits.reduce(
        (text, { start, end, open, inner, items, count }) =>
          text.slice(0, start) +
          withAttribute(open, "count", count) +
          inner +
          items.join("") +
          text.slice(end),
        xml,
      );
    },
  };
}

function grey(prefix: string): string {
  return `<${prefix}fill><${prefix}patternFill patternType="gray125"/></${prefix}fill>`;
}

/** An element of a part: its opening tag and what it holds; `end` is where its closing tag begins. */
function block(xml: string, name: string): Block {
  const match = new RegExp(
    `(<((?:[\\w.-]+:)?)${name}(?:\\s[^>]*[^/>])?\\s*>)([\\s\\S]*?)</\\2${name}\\s*>`,
  ).exec(xml);
  if (match === null) throw new UnusualBook(`no ${name}`);
  const [, open = "", prefix = "", inner = ""] = match;
  return { start: match.index, end: match.index + open.length + inner.length, open, inner, prefix };
}
