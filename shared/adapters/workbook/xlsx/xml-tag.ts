/** The attributes of the tag at hand: the codes of each local name and of its prefix (0 for none), and where its value stands. */
export type XmlTag = {
  bytes: Buffer;
  count: number;
  names: Int32Array;
  prefixes: Int32Array;
  starts: Int32Array;
  ends: Int32Array;
  /** Whether one of the attributes declares a namespace. */
  declares: boolean;
  /** The namespace that a prefix stands for here. */
  namespaceOf(prefix: number): string;
};

/**
 * Takes what a scanner finds. Names are codes of local names, 0 for an element of a namespace that is none of the
 * document's own; `depth` is 0 for the root. Alternatives (ECMA-376 part 3) are resolved already: the one that counts
 * stands in the place of all. Text still has its escapes unless verbatim.
 */
export type XmlHandler = {
  open(name: number, tag: XmlTag, depth: number): void;
  close(name: number, depth: number): void;
  text?(bytes: Buffer, start: number, end: number, verbatim: boolean): void;
  /** Takes whole elements that stand at a depth from a place on by itself, if it can, and gives the place behind them; noughts stand behind the last byte. */
  quick?(bytes: Buffer, at: number, depth: number): number;
};
