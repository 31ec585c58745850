import type { XmlTag } from "#shared/adapters/workbook/xlsx/xml-tag.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { markBits } from "../packed-rows.ts";
import { type CellStyle, inFont, plainStyle, type ShownNumbers } from "../shown-numbers.ts";
import { attribute, own, saysYes } from "./names.ts";

/** Collects the styles of a workbook while they are read, and resolves them by their id afterwards. */
export type Styles = {
  begin(tag: XmlTag): void;
  /** Takes an element within a style. */
  take(name: number, tag: XmlTag): void;
  /** The style of the first id that there is; plain where none is. */
  of(...ids: readonly (string | undefined)[]): CellStyle;
};

type Style = { parent: string | undefined; format?: string; struck?: boolean; align?: string };

const stylesMax = 20_000;
const parentsMax = 20;
const idName = own("ID");
const parentName = own("Parent");
const formatName = own("NumberFormat");
const codeName = own("Format");
const fontName = own("Font");
const strikeName = own("StrikeThrough");
const alignName = own("VerticalAlign");

/** The meaning of named formats (XML Spreadsheet Reference, ss:NumberFormat). */
const namedFormats: ReadonlyMap<string, string> = new Map([
  ["General", ""],
  ["General Number", ""],
  ["General Date", "yyyy/m/d h:mm"],
  ["Long Date", "yyyy/m/d"],
  ["Medium Date", "yyyy/m/d"],
  ["Short Date", "yyyy/m/d"],
  ["Long Time", "h:mm:ss"],
  ["Medium Time", "h:mm"],
  ["Short Time", "h:mm"],
  ["Currency", "#,##0.00"],
  ["Euro Currency", "#,##0.00"],
  ["Fixed", "0.00"],
  ["Standard", "#,##0.00"],
  ["Percent", "0.00%"],
  ["Scientific", "0.00E+00"],
]);

/** Makes the collection; `numbers` collects the ways of showing numbers. */
export function createStyles(numbers: ShownNumbers): Styles {
  const styles = new Map<string, Style>();
  const resolved = new Map<string, CellStyle>();
  let present: Style | undefined;

  function resolve(id: string): CellStyle {
    let [format, struck, align]: [string?, boolean?, string?] = [];
    let style = styles.get(id);
    for (let steps = 0; style !== undefined && steps < parentsMax; steps++) {
      format ??= style.format;
      struck ??= style.struck;
      align ??= style.align;
      style = style.parent === undefined ? undefined : styles.get(style.parent);
    }
    const raised =
      align === "Superscript" ? markBits.superscript : align === "Subscript" ? markBits.subscript : 0;
    return inFont(
      numbers.styleOf(namedFormats.get(format ?? "") ?? format ?? ""),
      raised | (struck === true ? markBits.struck : 0),
    );
  }

  return {
    begin(tag) {
      if (styles.size === stylesMax) throw new LedgerFailure("too-many-formats", { max: stylesMax });
      present = { parent: attribute(tag, parentName) };
      styles.set(attribute(tag, idName) ?? "", present);
    },
    take(name, tag) {
      if (present === undefined) return;
      if (name === formatName) present.format = attribute(tag, codeName) ?? "";
      if (name !== fontName) return;
      present.struck = saysYes(tag, strikeName);
      present.align = attribute(tag, alignName) ?? "None";
    },
    of(...ids) {
      const id = ids.find((one) => one !== undefined && styles.has(one));
      if (id === undefined) return styles.has("Default") ? this.of("Default") : plainStyle;
      const known = resolved.get(id);
      if (known !== undefined) return known;
      const style = resolve(id);
      resolved.set(id, style);
      return style;
    },
  };
}
