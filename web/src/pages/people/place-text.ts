/** Whose affairs somebody sees: an association by its name, other roles by theirs and what they are of. */
export function placeText(place: {
  roleName: string;
  associationName?: string | undefined;
  countyName?: string | undefined;
}): string {
  const { roleName, associationName, countyName } = place;
  return associationName ?? (countyName === undefined ? roleName : `${roleName}（${countyName}）`);
}
