import { unattributed } from "./loan-sums.mjs";

/** The loans after all entries of some blocks; one whose entries were all undone is none. */
export function foldLoans(blocks, differ = () => {}) {
  const loans = new Map();
  for (const block of blocks) {
    for (const { bankId, loanNo, version, changes } of block.entries) {
      const key = JSON.stringify([bankId, loanNo]);
      const loan = loans.get(key) ?? { version: 0, texts: {}, bankId, loanNo };
      if (version !== loan.version + 1) differ(`借据 ${loanNo} 的版本`, loan.version + 1, version);
      loan.version = version;
      for (const { field, before, after } of changes) {
        if ((loan.texts[field] ?? null) !== before)
          differ(`借据 ${loanNo} 第 ${version} 版的 ${field}`, "前值", "不符");
        if (after === null) delete loan.texts[field];
        else loan.texts[field] = after;
      }
      loans.set(key, loan);
    }
  }
  return [...loans.values()]
    .filter(({ texts }) => texts.amountFen !== undefined)
    .map(({ texts, bankId, loanNo }) => ({
      associationId: unattributed,
      countyCode: unattributed,
      borrowerType: unattributed,
      ...texts,
      bankId,
      loanNo,
    }));
}
