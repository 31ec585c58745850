import { unattributed } from "./loan-sums.mjs";

const stateFields = ["outstandingFen", "status", "classification", "dataOn"];

/**
 * The loans after all entries of some blocks; one whose entries were all undone is none. With a day, balance, status and
 * class are what the latest standing book with a data day up to it states, or the earliest where all are later.
 */
export function foldLoans(blocks, { differ = () => {}, day } = {}) {
  const loans = new Map();
  for (const block of blocks) {
    for (const { bankId, loanNo, kind, version, changes } of block.entries) {
      const key = JSON.stringify([bankId, loanNo]);
      const loan = loans.get(key) ?? { version: 0, texts: {}, states: [], bankId, loanNo };
      if (version !== loan.version + 1) differ(`借据 ${loanNo} 的版本`, loan.version + 1, version);
      loan.version = version;
      for (const { field, before, after } of changes) {
        if ((loan.texts[field] ?? null) !== before)
          differ(`借据 ${loanNo} 第 ${version} 版的 ${field}`, "前值", "不符");
        if (after === null) delete loan.texts[field];
        else loan.texts[field] = after;
      }
      stand(loan, kind);
      loans.set(key, loan);
    }
  }
  return [...loans.values()]
    .filter(({ texts }) => texts.amountFen !== undefined)
    .map(({ texts, states, bankId, loanNo }) => ({
      associationId: unattributed,
      countyCode: unattributed,
      borrowerType: unattributed,
      ...(day === undefined ? texts : textsOn(texts, states, day)),
      bankId,
      loanNo,
    }));
}

/** What stands of a loan's states after an entry: an undoing takes away the last one. */
function stand({ texts, states }, kind) {
  const state = Object.fromEntries(stateFields.map((field) => [field, texts[field]]));
  if (kind === "undone") states.pop();
  if (texts.amountFen !== undefined && (kind !== "undone" || states.length === 0)) states.push(state);
}

function textsOn(texts, states, day) {
  const then = states.filter(({ dataOn = "" }) => dataOn <= day).at(-1) ?? states[0] ?? texts;
  const whole = { ...texts };
  for (const field of stateFields) {
    if (then[field] === undefined) delete whole[field];
    else whole[field] = then[field];
  }
  return whole;
}
