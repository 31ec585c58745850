import { allMutations } from "./all-mutations.ts";
import { type Book, hasPlainHeaders } from "./book.ts";
import { anyFormat, drawBook } from "./draw-book.ts";
import { fixtureBook } from "./fixture-books.ts";
import type { Mutation } from "./mutation.ts";
import { type Rng, rngOf } from "./rng.ts";

/** A book with what was done to it. */
export type MutatedBook = { seed: number; book: Book; mutations: readonly Mutation[] };

const triesMax = 300;

/**
 * The book of a seed: the seeds go through the mutations in turn, so that every one leads as many books; every third book
 * has it alone, the others one or two more that change something else.
 */
export function mutatedBook(seed: number, mutations: readonly Mutation[] = allMutations): MutatedBook {
  const lead = mutations[seed % mutations.length];
  if (lead === undefined) throw new RangeError("no mutations");
  const rng = rngOf(seed);
  for (let tries = 0; tries < triesMax; tries++) {
    const book = anyBook(rng, lead);
    if (!canHave(book, lead) || !lead.apply(book, rng)) continue;
    book.done.push(lead.name);
    const alone = Math.floor(seed / mutations.length) % 3 === 0;
    return { seed, book, mutations: [lead, ...(alone ? [] : addMore(rng, book, lead, mutations))] };
  }
  throw new Error(`no book gives occasion for ${lead.name} (seed ${seed})`);
}

function anyBook(rng: Rng, { formats }: Mutation): Book {
  const format = anyFormat(rng, formats);
  return rng.percent(35) ? fixtureBook(rng, format) : drawBook(rng, format);
}

/** Headers of several lines stay as they are, and a unit is changed where it is yuan. */
function canHave(book: Book, { touches }: Mutation): boolean {
  if (touches.includes("header") && !hasPlainHeaders(book)) return false;
  return !touches.includes("unit") || book.sheets.every(({ unit }) => unit === "yuan");
}

function addMore(rng: Rng, book: Book, lead: Mutation, mutations: readonly Mutation[]): Mutation[] {
  const wanted = rng.int(1, 2);
  const added: Mutation[] = [];
  const touched = new Set(lead.touches);
  if (touched.has("all")) return [];
  for (let tries = 0; tries < 12 && added.length < wanted; tries++) {
    const other = rng.pick(mutations);
    if (other.formats !== undefined && !other.formats.includes(book.format)) continue;
    if (other.touches.some((aspect) => aspect === "all" || touched.has(aspect))) continue;
    if (!canHave(book, other) || !other.apply(book, rng)) continue;
    book.done.push(other.name);
    for (const aspect of other.touches) touched.add(aspect);
    added.push(other);
  }
  return added;
}
