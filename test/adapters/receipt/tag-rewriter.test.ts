import fc from "fast-check";
import { expect, test } from "vitest";
import { rewriteTags } from "#shared/adapters/receipt/tag-rewriter.ts";

const xml =
  '\ufeff<?xml version="1.0"?><x:a b=\'1>2\' c="<"><!-- <c> > --><c/><![CDATA[<c>]]]]><![CDATA[>]]><!---->花𠮷</x:a >';

async function* inPieces(text: string, cuts: readonly number[]): AsyncGenerator<string> {
  const places = [0, ...cuts.toSorted((a, b) => a - b), text.length];
  for (const [index, place] of places.entries()) yield text.slice(place, places[index + 1]);
}

async function rewritten(pieces: AsyncIterable<string>) {
  const seen: string[] = [];
  let text = "";
  const onTag = ({ prefix, name, source, selfClosing }: Parameters<Parameters<typeof rewriteTags>[2]>[0]) => {
    seen.push(`${prefix}|${name}|${selfClosing}|${source}`);
    return name === "c" ? "<d/>" : undefined;
  };
  for await (const piece of rewriteTags(pieces, ["a", "/a", "c"], onTag)) text += piece;
  return { seen, text };
}

test("tags are found wherever the text is cut, and everything else is copied", async () => {
  const whole = {
    seen: [`x:|a|false|<x:a b='1>2' c="<">`, "|c|true|<c/>", "x:|/a|false|</x:a >"],
    text: xml.replace("<c/>", "<d/>"),
  };
  const cuts = fc.array(fc.nat(xml.length), { maxLength: 12 });

  expect(
    await rewritten(
      inPieces(
        xml,
        Array.from({ length: xml.length }, (_, index) => index),
      ),
    ),
  ).toEqual(whole);
  await fc.assert(
    fc.asyncProperty(cuts, async (at) => {
      expect(await rewritten(inPieces(xml, at))).toEqual(whole);
    }),
  );
});

test.each(["<a", "<a b='>", "<!-- ", "<![CDATA[", "<", "<!"])(
  "text that ends within %j is no whole XML",
  async (end) => {
    await expect(rewritten(inPieces(`<a/>${end}`, []))).rejects.toThrow("a tag without an end");
  },
);
