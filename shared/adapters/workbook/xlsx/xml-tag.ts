/**
 * The attributes of the present tag: the codes of each local name and of its prefix (0 for none), and the place of its
 * value.
 */
export type XmlTag = {
  bytes: Buffer;
  count: number;
  names: Int32Array;
  prefixes: Int32Array;
  starts: Int32Array;
  ends: Int32Array;
  /** Whether one of the attributes declares a namespace. */
  declares: boolean;
  /** The namespace of a prefix here. */
  namespaceOf(prefix: number): string;
};

/**
 * Takes what a scanner finds. Names are codes of local names, 0 for an element of a foreign namespace; `depth` is 0 for
 * the root. Alternatives (ECMA-376 part 3) are already resolved to the one that counts. Text still has its escapes
 * unless verbatim.
 */
export type XmlHandler = {
  open(name: number, tag: XmlTag, depth: number): void;
  close(name: number, depth: number): void;
  text?(bytes: Buffer, start: number, end: number, verbatim: boolean): void;
  /**
   * Takes whole elements at a depth from a place on, if it can, and returns the place after them; zeros follow the last
   * byte.
   */
  quick?(bytes: Buffer, at: number, depth: number): number;
};
