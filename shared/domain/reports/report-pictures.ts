/** The charts of a report: the cumulative curve against the goal, and the counties. */
export const pictureKeys = ["goal", "counties"] as const;
export type PictureKey = (typeof pictureKeys)[number];

/** A chart as the page and as the document take it; `widthPx` and `heightPx` are those of the SVG. */
export type Picture = { svg: string; png: Uint8Array; widthPx: number; heightPx: number };

/** Every chart of a report. */
export type ReportPictures = Record<PictureKey, Picture>;
