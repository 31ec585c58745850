/** The edition that a report says it is of. */
export function editionOf({ format }) {
  return Number(format.split("-").at(-1));
}
