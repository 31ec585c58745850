import { markBits } from "../packed-rows.ts";

/** What the looks of a page's classes say, by the name of the class. */
export type ClassLooks = ReadonlyMap<string, number>;

const sheetsMax = 20;
const sheetLengthMax = 400_000;
const classesMax = 5000;
const styleSheet = /<style[^>]*>([\s\S]*?)<\/style/gi;
const rule = /([^{}]+)\{([^{}]*)\}/g;
const className = /\.([\w-]+)/g;
const styleAttribute = /\bstyle\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;
const classAttribute = /\bclass\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;
const hides = /(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all)/i;
const ofElements: ReadonlyMap<string, number> = new Map([
  ["sup", markBits.superscript],
  ["sub", markBits.subscript],
  ["s", markBits.struck],
  ["strike", markBits.struck],
  ["del", markBits.struck],
]);

/** The `markBits` of declarations in CSS. */
function bitsOf(declarations: string): number {
  return (
    (hides.test(declarations) ? markBits.hidden : 0) |
    (/line-through/i.test(declarations) ? markBits.struck : 0) |
    (/vertical-align\s*:\s*super/i.test(declarations) ? markBits.superscript : 0) |
    (/vertical-align\s*:\s*sub(?!\w)/i.test(declarations) ? markBits.subscript : 0)
  );
}

/** Reads the classes in a page's style sheets. */
export function classLooks(html: string): ClassLooks {
  const looks = new Map<string, number>();
  let sheets = 0;
  for (const [, css = ""] of html.matchAll(styleSheet)) {
    if (++sheets > sheetsMax) break;
    for (const [, selector = "", declarations = ""] of css.slice(0, sheetLengthMax).matchAll(rule)) {
      const bits = bitsOf(declarations);
      if (bits === 0) continue;
      for (const [, name = ""] of selector.matchAll(className)) {
        if (looks.size < classesMax) looks.set(name, (looks.get(name) ?? 0) | bits);
      }
    }
  }
  return looks;
}

/** The `markBits` of a text within an element, by its name, its own style and its classes. */
export function lookOf(name: string, attributes: string, looks: ClassLooks): number {
  const bits = ofElements.get(name) ?? 0;
  if (attributes === "") return bits;
  const style = firstGroup(styleAttribute.exec(attributes));
  let all = style === undefined ? bits : bits | bitsOf(style);
  if (looks.size === 0) return all;
  for (const one of firstGroup(classAttribute.exec(attributes))?.split(/\s+/) ?? [])
    all |= looks.get(one) ?? 0;
  return all;
}

function firstGroup(match: RegExpExecArray | null): string | undefined {
  return match?.[1] ?? match?.[2] ?? match?.[3];
}
