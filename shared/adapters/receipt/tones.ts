import type { Tone } from "#shared/domain/base/book.ts";

/** The fill of each tone as ARGB; the text says the same, so nobody depends on the colour. */
const colours: Record<Tone, string> = {
  head: "FFDDEBF7",
  required: "FFFCE4D6",
  new: "FFE2F0D9",
  changed: "FFFFF2CC",
  unchanged: "FFF2F2F2",
  refused: "FFF8CBAD",
  skipped: "FFEDEDED",
  fault: "FFFFB3B3",
};

/** The fill of a tone as styles.xml writes it; `prefix` is that of its elements. */
export function toneFill(tone: Tone, prefix = ""): string {
  const inner = `<${prefix}fgColor rgb="${colours[tone]}"/><${prefix}bgColor indexed="64"/>`;
  return `<${prefix}fill><${prefix}patternFill patternType="solid">${inner}</${prefix}patternFill></${prefix}fill>`;
}
