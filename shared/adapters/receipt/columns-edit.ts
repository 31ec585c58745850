import { verdictWidths } from "#shared/domain/imports/receipt/row-verdict.ts";
import { attributeOf, withAttribute } from "./tag-attributes.ts";
import type { Tag } from "./tag-rewriter.ts";

/** The `cols` of a sheet while it is copied: those that our columns take are cut, and ours put in their place. */
export type ColumnsEdit = {
  onTag(tag: Tag): string | undefined;
  /** A `cols` of our columns alone, for a sheet that has none. */
  whole(): string;
  /** The style that a column gives to cells that are not there; counted from 0. */
  styleOf(column: number): number;
};

type Columns = { min: number; max: number; tag: string };

/** Opens the columns of a sheet; ours begin at `first`, counted from 0. */
export function createColumnsEdit(first: number, prefix: string): ColumnsEdit {
  const known: Columns[] = [];
  const ownMin = first + 1;
  const ownMax = first + verdictWidths.length;
  const own = verdictWidths.map(
    (width, index) =>
      `<${prefix}col min="${ownMin + index}" max="${ownMin + index}" width="${width}" customWidth="1"/>`,
  );
  return {
    onTag({ name, source }) {
      if (name === "col") {
        const [min = 0, max = 0] = ["min", "max"].map((end) => Number(attributeOf(source, end)));
        known.push({ min, max, tag: source });
        return "";
      }
      if (name !== "/cols") return undefined;
      const left = known.flatMap((columns) => part(columns, columns.min, Math.min(columns.max, ownMin - 1)));
      const right = known.flatMap((columns) => part(columns, Math.max(columns.min, ownMax + 1), columns.max));
      return [...left, ...own, ...right].join("") + source;
    },
    whole: () => `<${prefix}cols>${own.join("")}</${prefix}cols>`,
    styleOf(column) {
      const columns = known.find(({ min, max }) => min <= column + 1 && column + 1 <= max);
      return Number(attributeOf(columns?.tag ?? "", "style") ?? 0);
    },
  };
}

function part({ tag }: Columns, min: number, max: number): string[] {
  return min <= max ? [withAttribute(withAttribute(tag, "min", min), "max", max)] : [];
}
