/** A chart's look: colours for its background, the size of its letters, and whether it has little room. */
export type ChartLook = {
  fontSize: number;
  /** On a narrow screen: fewer labels, and none that would collide. */
  compact: boolean;
  text: string;
  soft: string;
  line: string;
  ground: string;
  primary: string;
  accent: string;
  plan: string;
};

/** Colours on white: for a page, a standalone picture and paper. */
export const lightLook: ChartLook = {
  fontSize: 12,
  compact: false,
  text: "#1f1f1f",
  soft: "#595959",
  line: "#ececec",
  ground: "#ffffff",
  primary: "#1677ff",
  accent: "#d46b08",
  plan: "#8c8c8c",
};

/** On near black, in large letters, for a projector. */
export const screenLook: ChartLook = {
  fontSize: 20,
  compact: false,
  text: "#ffffff",
  soft: "#c8d3e0",
  line: "#2f3f55",
  ground: "#0f1c2e",
  primary: "#4da3ff",
  accent: "#ffb84d",
  plan: "#9fb3c8",
};
