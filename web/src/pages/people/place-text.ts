/** Whose affairs somebody sees: an association by its name, other roles by theirs and what they are of. */
export function placeText(place: {
  roleName: string;
  associationName?: string | undefined;
  countyName?: string | undefined;
  branchNames?: readonly string[] | undefined;
}): string {
  const { roleName, associationName, countyName, branchNames } = place;
  const whose = countyName ?? branchNames?.join("、");
  return associationName ?? (whose === undefined ? roleName : `${roleName}（${whose}）`);
}
