import type { XmlTag } from "#shared/adapters/workbook/xlsx/xml-tag.ts";
import { nameCode } from "../xlsx/name-code.ts";
import { attributeValue } from "../xlsx/tag-attributes.ts";
import { isExtension } from "./attributes.ts";

/** What the tag of a cell says, each part of it if it does. */
export type CellTag = {
  type: string | undefined;
  value: string | undefined;
  isError: boolean;
  hasFormula: boolean;
  styleName: string | undefined;
  repeated: number;
  across: number;
  down: number;
};

const typeName = nameCode("value-type");
const formulaName = nameCode("formula");
const styleName = nameCode("style-name");
const repeatedName = nameCode("number-columns-repeated");
const acrossName = nameCode("number-columns-spanned");
const downName = nameCode("number-rows-spanned");
const valueNames = new Set(
  ["value", "date-value", "time-value", "boolean-value", "string-value"].map(nameCode),
);
const errorType = "error";

/** Reads the tag of a cell in one go, since there are many of them. */
export function readCellTag(tag: XmlTag): CellTag {
  const said: CellTag = {
    type: undefined,
    value: undefined,
    isError: false,
    hasFormula: false,
    styleName: undefined,
    repeated: 1,
    across: 1,
    down: 1,
  };
  for (let index = 0; index < tag.count; index++) {
    const name = tag.names[index] ?? 0;
    if (name === typeName) {
      const type = attributeValue(tag, index);
      if (!isExtension(tag, index)) said.type = type;
      else if (type === errorType) said.isError = true;
    } else if (name === styleName) said.styleName = attributeValue(tag, index);
    else if (name === formulaName) said.hasFormula = true;
    else if (name === repeatedName) said.repeated = count(tag, index);
    else if (name === acrossName) said.across = count(tag, index);
    else if (name === downName) said.down = count(tag, index);
    else if (valueNames.has(name)) said.value = attributeValue(tag, index);
  }
  return said;
}

function count(tag: XmlTag, index: number): number {
  const text = attributeValue(tag, index);
  return /^\d{1,9}$/.test(text) ? Math.max(1, Number(text)) : 1;
}
