/**
 * The determinant of a symmetric positive matrix of whole numbers, and its inverse times that: whole numbers again, by
 * elimination without fractions (Bareiss).
 */
export function inverseOf(matrix: readonly (readonly bigint[])[]): {
  determinant: bigint;
  inverse: bigint[][];
} {
  const size = matrix.length;
  const rows = matrix.map((row, a) => [...row, ...matrix.map((_, b) => (a === b ? 1n : 0n))]);
  let before = 1n;
  for (const [at, pivotRow] of rows.entries()) {
    const pivot = pivotRow[at] ?? 0n;
    for (const [index, row] of rows.entries()) {
      const factor = row[at] ?? 0n;
      if (index === at) continue;
      for (let place = at + 1; place < row.length; place++) {
        const [own, above] = [row[place] ?? 0n, pivotRow[place] ?? 0n];
        if (own !== 0n || above !== 0n) row[place] = (pivot * own - factor * above) / before;
      }
    }
    before = pivot;
  }
  return { determinant: before, inverse: rows.map((row) => row.slice(size)) };
}
