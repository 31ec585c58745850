import type { Book, Format } from "./book.ts";
import type { Rng } from "./rng.ts";

/** Something that an office does to a book, and what is then right of it. */
export type Mutation = {
  name: string;
  /** The kinds of file that it is met in; every kind when absent. */
  formats?: readonly Format[] | undefined;
  /** The aspects of a book that it changes: of two mutations that change the same only one is done to a book. */
  touches: readonly string[];
  /** The least share of loans, in percent, that still go in when nothing else was done: what loses nothing is to be read. */
  floor: number;
  /** Changes the book, and with it what is right of it; `false` when the book gives no occasion, and is unchanged. */
  apply(book: Book, rng: Rng): boolean;
};
