import { formatYuan } from "#shared/domain/base/money.ts";
import { textOrder } from "#shared/domain/base/text-order.ts";
import { causeKinds, correctionCausesMax } from "../correction-causes.ts";
import type { PrintedFigure, PrintedFigures } from "./printed-parts.ts";

/** How many corrected figures a report's JSON, and the sheet of its annex, hold at most. */
export const figureCorrectionsMax = 2_000;
/** How many of them the letter lists. */
export const figureCorrectionsShownMax = 4;

/** By what a figure was changed: by an import as of months, or by attributing loans by a register or by hand. */
export const figureCauseKinds = [...causeKinds, "attributed"] as const;
export type FigureCauseKind = (typeof figureCauseKinds)[number];

/** What changed a figure, and by how many loans; an attribution comes from no file. */
export type FigureCause = {
  kind: FigureCauseKind;
  loanCount: number;
  fileName?: string | undefined;
  sha256?: string | undefined;
};

/** A figure of an earlier report that is another now. */
export type FigureCorrection = {
  key: string;
  name: string;
  before: Omit<PrintedFigure, "name">;
  after: Omit<PrintedFigure, "name">;
  causes: readonly FigureCause[];
};

/** The printed figures that differ, those gone or new with nothing on the other side; without their causes. */
export function changedFigures(
  told: PrintedFigures,
  now: PrintedFigures,
): Omit<FigureCorrection, "causes">[] {
  const keys = [...told.keys(), ...[...now.keys()].filter((key) => !told.has(key))];
  return keys.flatMap((key) => {
    const [was, is] = [told.get(key), now.get(key)];
    const name = (is ?? was)?.name ?? key;
    const [before, after] = [countsOf(was, is), countsOf(is, was)];
    const isSame =
      before.loanCount === after.loanCount &&
      before.households === after.households &&
      before.fen === after.fen &&
      before.place === after.place &&
      before.text === after.text;
    return isSame ? [] : [{ key, name, before, after }];
  });
}

/** A figure's value, and nothing of what the other side counts where there is none. */
function countsOf(
  own: PrintedFigure | undefined,
  other: PrintedFigure | undefined,
): Omit<PrintedFigure, "name"> {
  const { name: _, ...value } = own ?? { name: "" };
  if (own !== undefined || other === undefined) return value;
  return {
    ...(other.loanCount === undefined ? {} : { loanCount: 0 }),
    ...(other.households === undefined ? {} : { households: 0 }),
    ...(other.fen === undefined ? {} : { fen: 0n }),
    ...(other.place === undefined ? {} : { place: null }),
    ...(other.text === undefined ? {} : { text: null }),
  };
}

/** The weightiest causes of a figure, at most `correctionCausesMax`. */
export function weightiest(causes: readonly FigureCause[]): FigureCause[] {
  return [...causes]
    .sort((a, b) => b.loanCount - a.loanCount || textOrder(a.fileName ?? "", b.fileName ?? ""))
    .slice(0, correctionCausesMax);
}

/** A figure as one says it: 3笔、2户、270,000.00元; 第1位; 12.34%. */
export function figureText({ loanCount, households, fen, place, text }: Omit<PrintedFigure, "name">): string {
  if (text !== undefined) return text ?? "—";
  if (place !== undefined) return place === null ? "—" : `第${place}位`;
  return [
    ...(loanCount === undefined ? [] : [`${loanCount}笔`]),
    ...(households === undefined ? [] : [`${households}户`]),
    ...(fen === undefined ? [] : [`${formatYuan(fen)}元`]),
  ].join("、");
}

const verbs: Record<FigureCauseKind, string> = {
  opened: "补录",
  changed: "更正",
  undone: "撤销",
  attributed: "调整",
};

/** Causes as one says them; figures that follow from others have none of their own. */
export function figureCausesText(causes: readonly FigureCause[]): string {
  const texts = causes.map(({ fileName, kind, loanCount }) =>
    fileName === undefined
      ? `归属${verbs[kind]}${loanCount}笔`
      : `《${fileName}》${verbs[kind]}${loanCount}笔`,
  );
  return texts.join("；") || "随其他数字变化";
}
