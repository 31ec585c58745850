import type { XmlTag } from "#shared/adapters/workbook/xlsx/xml-tag.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { markBits } from "../packed-rows.ts";
import { type CellStyle, inFont, plainStyle, type ShownNumbers } from "../shown-numbers.ts";
import { nameCode } from "../xlsx/name-code.ts";
import { attribute, isNoHeight } from "./attributes.ts";
import { createDataStyles } from "./data-styles.ts";
import { elementCode } from "./names.ts";

/** What a style says about its font, if anything. */
export type Font = {
  struck?: boolean | undefined;
  position?: number | undefined;
  hidden?: boolean | undefined;
};

/** What a cell's style makes of it, and the font that the spans within it inherit. */
export type CellLook = { style: CellStyle; font: Font };

/** The styles of a workbook by their names; they are gathered before they are asked for. */
export type CellLooks = {
  /** Takes an element directly within a list of styles, and its content. */
  open(name: number, tag: XmlTag, depth: number): void;
  text(written: string): void;
  close(name: number, depth: number): void;
  ofCell(name: string): CellLook;
  /** The font that a span or a paragraph says, as far as it says anything. */
  ofText(family: "text" | "paragraph", name: string): Font;
  hidesRow(name: string): boolean;
  hidesSheet(name: string): boolean;
};

type Style = {
  parent: string;
  dataStyle: string;
  font: Font;
  noHeight: boolean;
  notDisplayed: boolean;
};

const styleName = elementCode("style:style");
const textProperties = elementCode("style:text-properties");
const rowProperties = elementCode("style:table-row-properties");
const tableProperties = elementCode("style:table-properties");
const nameName = nameCode("name");
const familyName = nameCode("family");
const cellFamily = "table-cell";
const parentName = nameCode("parent-style-name");
const dataStyleName = nameCode("data-style-name");
const positionName = nameCode("text-position");
const lineNames = ["text-line-through-style", "text-line-through-type"].map(nameCode);
const displayName = nameCode("display");
const stylesMax = 100_000;
const parentsMax = 20;
const noStyle: Style = { parent: "", dataStyle: "", font: {}, noHeight: false, notDisplayed: false };

/** Gathers the styles of a workbook. Fails with `too-many-formats`. */
export function createCellLooks(numbers: ShownNumbers): CellLooks {
  const dataStyles = createDataStyles();
  const styles = new Map<string, Style>();
  const looks = new Map<string, CellLook>();
  let style: Style | undefined;
  let inDataStyle = false;

  function fontOf(family: string, name: string): Font {
    let font: Font = {};
    for (const one of lineage(styles, family, name)) font = inherited(one.font, font);
    return font;
  }

  function lookOf(name: string): CellLook {
    const font = fontOf(cellFamily, name);
    const [dataStyle = ""] = [...lineage(styles, cellFamily, name)]
      .map((one) => one.dataStyle)
      .filter((one) => one !== "");
    return { style: inFont(numbers.styleOf(dataStyles.formatOf(dataStyle)), marksOfFont(font)), font };
  }

  return {
    open(name, tag, depth) {
      if (depth === 0) {
        inDataStyle = dataStyles.isOne(name);
        style = undefined;
        if (inDataStyle) dataStyles.begin(name, tag);
        else if (name === styleName) {
          if (styles.size === stylesMax) throw new LedgerFailure("too-many-formats", { max: stylesMax });
          style = styleOf(tag);
          styles.set(`${attribute(tag, familyName) ?? ""} ${attribute(tag, nameName) ?? ""}`, style);
        }
      } else if (inDataStyle) dataStyles.open(name, tag);
      else if (style !== undefined && depth === 1) {
        if (name === textProperties) style.font = fontIn(tag);
        else if (name === rowProperties) style.noHeight = isNoHeight(tag);
        else if (name === tableProperties) style.notDisplayed = attribute(tag, displayName) === "false";
      }
    },
    text(written) {
      if (inDataStyle) dataStyles.text(written);
    },
    close(name, depth) {
      if (inDataStyle && depth > 0) dataStyles.close(name);
    },
    ofCell(name) {
      const known = looks.get(name);
      if (known !== undefined) return known;
      const look = name === "" ? { style: plainStyle, font: {} } : lookOf(name);
      looks.set(name, look);
      return look;
    },
    ofText: fontOf,
    hidesRow: (name) => (styles.get(`table-row ${name}`) ?? noStyle).noHeight,
    hidesSheet: (name) => (styles.get(`table ${name}`) ?? noStyle).notDisplayed,
  };
}

/** A style and those that it inherits from, nearest first. */
function* lineage(styles: ReadonlyMap<string, Style>, family: string, name: string): Generator<Style> {
  let next = name;
  for (let count = 0; next !== "" && count < parentsMax; count++) {
    const found = styles.get(`${family} ${next}`);
    if (found === undefined) return;
    yield found;
    next = found.parent;
  }
}

/** A font that inherits what it does not say itself. */
export function inherited(from: Font, own: Font): Font {
  return {
    struck: own.struck ?? from.struck,
    position: own.position ?? from.position,
    hidden: own.hidden ?? from.hidden,
  };
}

/** The `markBits` of a font. */
export function marksOfFont({ struck, position = 0, hidden }: Font): number {
  return position | (struck === true ? markBits.struck : 0) | (hidden === true ? markBits.hidden : 0);
}

function styleOf(tag: XmlTag): Style {
  return {
    ...noStyle,
    parent: attribute(tag, parentName) ?? "",
    dataStyle: attribute(tag, dataStyleName) ?? "",
  };
}

function fontIn(tag: XmlTag): Font {
  const lines = lineNames.map((name) => attribute(tag, name)).filter((line) => line !== undefined);
  const position = attribute(tag, positionName);
  const display = attribute(tag, displayName);
  return {
    struck: lines.length === 0 ? undefined : lines.some((line) => line !== "none"),
    position: position === undefined ? undefined : positionMark(position),
    hidden: display === undefined ? undefined : display === "none",
  };
}

/** `super 58%`, `sub 58%`, or how far above the line: `33% 58%`, `-33% 58%`; `0% 100%` is neither. */
function positionMark(position: string): number {
  if (position.startsWith("super")) return markBits.superscript;
  if (position.startsWith("sub")) return markBits.subscript;
  const raised = Number.parseFloat(position);
  return raised > 0 ? markBits.superscript : raised < 0 ? markBits.subscript : 0;
}
