import type { XmlTag } from "#shared/adapters/workbook/xlsx/xml-tag.ts";
import { nameCode } from "../xlsx/name-code.ts";
import { attribute } from "./attributes.ts";
import { elementCode } from "./names.ts";

/** The data styles of a workbook as they are written, and what each of them is as a number format of Excel's. */
export type DataStyles = {
  /** Whether an element begins a data style. */
  isOne(name: number): boolean;
  begin(name: number, tag: XmlTag): void;
  open(name: number, tag: XmlTag): void;
  text(written: string): void;
  close(name: number): void;
  formatOf(name: string): string;
};

type DataStyle = { kind: number; pieces: string[]; maps: { condition: string; applied: string }[] };

const [numberStyle, currencyStyle, percentageStyle] = [
  elementCode("number:number-style"),
  elementCode("number:currency-style"),
  elementCode("number:percentage-style"),
];
const [dateStyle, timeStyle, booleanStyle, textStyle] = [
  elementCode("number:date-style"),
  elementCode("number:time-style"),
  elementCode("number:boolean-style"),
  elementCode("number:text-style"),
];
const kinds = new Set([
  numberStyle,
  currencyStyle,
  percentageStyle,
  dateStyle,
  timeStyle,
  booleanStyle,
  textStyle,
]);
const [numberName, scientificName, fractionName] = [
  elementCode("number:number"),
  elementCode("number:scientific-number"),
  elementCode("number:fraction"),
];
const [literalName, symbolName, embeddedName, contentName] = [
  elementCode("number:text"),
  elementCode("number:currency-symbol"),
  elementCode("number:embedded-text"),
  elementCode("number:text-content"),
];
const mapName = elementCode("style:map");
const partsOfDays: ReadonlyMap<number, string> = new Map([
  [elementCode("number:year"), "yyyy"],
  [elementCode("number:month"), "mm"],
  [elementCode("number:day"), "dd"],
  [elementCode("number:day-of-week"), "ddd"],
  [elementCode("number:hours"), "h"],
  [elementCode("number:minutes"), "m"],
  [elementCode("number:seconds"), "s"],
]);
const [nameName, conditionName, appliedName] = [
  nameCode("name"),
  nameCode("condition"),
  nameCode("apply-style-name"),
];
const wholeDigitsName = nameCode("min-integer-digits");
const decimalsName = nameCode("decimal-places");
const groupingName = nameCode("grouping");
const factorName = nameCode("display-factor");
const positionName = nameCode("position");
const digitsMax = 40;
const stylesMax = 20_000;
const general = "General";
const depthMax = 4;
const condition = /^value\(\)\s*(<=|>=|<>|!=|<|>|=)\s*(-?[\d.]+)$/;

/** Gathers data styles (OpenDocument 1.3, part 3, 16.29). */
export function createDataStyles(): DataStyles {
  const styles = new Map<string, DataStyle>();
  let style: DataStyle = { kind: 0, pieces: [], maps: [] };
  let written = "";
  let isWriting = false;
  let digits = "";
  let embedded: { position: number; text: string }[] = [];
  let position = 0;

  return {
    isOne: (name) => kinds.has(name),
    begin(name, tag) {
      style = { kind: name, pieces: [], maps: [] };
      if (styles.size < stylesMax) styles.set(attribute(tag, nameName) ?? "", style);
    },
    open(name, tag) {
      written = "";
      isWriting = name === literalName || name === symbolName || name === embeddedName;
      if (name === numberName) {
        digits = numberFormat(tag);
        embedded = [];
      } else if (name === scientificName) style.pieces.push("0.00E+00");
      else if (name === fractionName) style.pieces.push("# ?/?");
      else if (name === contentName) style.pieces.push("@");
      else if (name === embeddedName) position = Number(attribute(tag, positionName) ?? "0");
      else if (name === mapName) {
        style.maps.push({
          condition: attribute(tag, conditionName) ?? "",
          applied: attribute(tag, appliedName) ?? "",
        });
      } else style.pieces.push(partsOfDays.get(name) ?? "");
    },
    text(more) {
      if (isWriting) written += more;
    },
    close(name) {
      isWriting = false;
      if (name === literalName || name === symbolName) style.pieces.push(literal(written, style.kind));
      else if (name === embeddedName) embedded.push({ position, text: written });
      else if (name === numberName) style.pieces.push(withEmbedded(digits, embedded));
    },
    formatOf: (name) => formatOf(styles, name, 0),
  };
}

function formatOf(styles: ReadonlyMap<string, DataStyle>, name: string, depth: number): string {
  const style = styles.get(name);
  if (style === undefined || depth > depthMax) return "";
  if (style.kind === booleanStyle) return general;
  const own = style.pieces.join("");
  const sections = style.maps.map(({ condition: told, applied }) => ({
    told: condition.exec(told),
    format: formatOf(styles, applied, depth + 1).split(";")[0] ?? "",
  }));
  const isUsual = sections.every(
    ({ told }) => Number(told?.[2]) === 0 && [">=", ">", "<", "="].includes(told?.[1] ?? ""),
  );
  return [
    ...sections.map(({ told, format }) =>
      isUsual ? format : `[${told?.[1] ?? "="}${told?.[2] ?? "0"}]${format}`,
    ),
    own,
  ].join(";");
}

function numberFormat(tag: XmlTag): string {
  const whole = Math.min(digitsMax, Number(attribute(tag, wholeDigitsName) ?? "0"));
  const decimals = attribute(tag, decimalsName);
  const isGrouped = attribute(tag, groupingName) === "true";
  const factor = Number(attribute(tag, factorName) ?? "1");
  if (decimals === undefined && whole <= 1 && !isGrouped && factor === 1) return general;
  const integer = isGrouped ? `#,##${"0".repeat(Math.max(1, whole))}` : whole === 0 ? "#" : "0".repeat(whole);
  const fraction = "0".repeat(Math.min(digitsMax, Number(decimals ?? "0")));
  return `${integer}${fraction === "" ? "" : `.${fraction}`}${factor === 1 ? "" : ","}`;
}

/** Digits with the texts that stand between them, each so many digits from the right. */
function withEmbedded(digits: string, embedded: readonly { position: number; text: string }[]): string {
  let format = digits;
  for (const { position, text } of embedded.toSorted((a, b) => a.position - b.position)) {
    const point = format.indexOf(".");
    const place = placeFromRight(format.slice(0, point < 0 ? format.length : point), position);
    format = `${format.slice(0, place)}${literal(text, numberStyle)}${format.slice(place)}`;
  }
  return format;
}

/** The place in a format with so many digits to its right, whatever is written between them. */
function placeFromRight(format: string, digits: number): number {
  let left = digits;
  let quoted = false;
  for (let at = format.length - 1; at >= 0; at--) {
    const character = format.charAt(at);
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === "0" || character === "#")) {
      if (left === 0) return at + 1;
      left -= 1;
    }
  }
  return 0;
}

/** A text as a format writes it; the percent sign of a percentage means one. */
function literal(text: string, kind: number): string {
  if (kind === percentageStyle && text.trim() === "%") return "%";
  return text === "" ? "" : `"${text.replaceAll('"', "")}"`;
}
