import { words } from "./small-ods.ts";

export const font = (name: string, family: string, properties: string, more = "") =>
  `<style:style style:name="${name}" style:family="${family}"${more}><style:text-properties ${properties}/></style:style>`;
export const fonts = [
  font("up", "text", 'style:text-position="super 58%"'),
  font("high", "text", 'style:text-position="33% 58%"'),
  font("low", "text", 'style:text-position="sub 58%"'),
  font("out", "text", 'style:text-line-through-style="solid"'),
  font("in", "text", 'style:text-line-through-style="none" style:text-position="0% 100%"'),
  font("not", "text", 'text:display="none"'),
  font("struck", "table-cell", 'style:text-line-through-type="single"'),
  '<style:style style:name="child" style:family="table-cell" style:parent-style-name="struck"/>',
  font("struck", "text", 'style:text-position="super 58%"'),
].join("");
export const span = (style: string, text: string) =>
  `<text:span text:style-name="${style}">${text}</text:span>`;
export const cell = (style: string, within: string) =>
  words(`<text:p>${within}</text:p>`, ` table:style-name="${style}"`);

export const format = (name: string, kind: string, within: string) =>
  `<number:${kind} style:name="${name}">${within}</number:${kind}><style:style style:name="c-${name}" style:family="table-cell" style:data-style-name="${name}"/>`;
export const digits = (count: number, within = "") =>
  `<number:number number:decimal-places="0" number:min-integer-digits="${count}">${within}</number:number>`;
export const literal = (text: string) => `<number:text>${text}</number:text>`;
export const formats = [
  format("padded", "number-style", digits(6)),
  format("prefixed", "number-style", literal("PSBC") + digits(6)),
  format(
    "parted",
    "number-style",
    digits(8, '<number:embedded-text number:position="4">-</number:embedded-text>'),
  ),
  format(
    "wan",
    "number-style",
    `<number:number number:decimal-places="2" number:min-integer-digits="1"/>${literal("万元")}`,
  ),
  format(
    "thousands",
    "number-style",
    '<number:number number:decimal-places="0" number:min-integer-digits="1" number:display-factor="1000"/>',
  ),
  format("general", "number-style", '<number:number number:min-integer-digits="1"/>'),
  format(
    "percent",
    "percentage-style",
    `<number:number number:decimal-places="2" number:min-integer-digits="1"/>${literal("%")}`,
  ),
  format("plus", "number-style", literal("JJ") + digits(3)),
  format(
    "signed",
    "number-style",
    `${literal("-") + digits(3)}<style:map style:condition="value()&gt;=0" style:apply-style-name="plus"/>`,
  ),
  format(
    "other",
    "number-style",
    `${digits(3)}<style:map style:condition="value()&gt;=1000" style:apply-style-name="plus"/>`,
  ),
  format("words", "text-style", `${literal("PSBC")}<number:text-content/>`),
  format(
    "day",
    "date-style",
    '<number:year number:style="long"/><number:text>-</number:text><number:month/><number:text>-</number:text><number:day/>',
  ),
].join("");
