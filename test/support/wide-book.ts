const headers = "借据号,借款人,证件号码,客户类型,所属农技协,县区,放款金额,放款日期,备注";
const noteLength = 3900;

/** A loan table as CSV that takes long to send though it has few rows: each row has a long note. */
export function wideBook(prefix: string, rows: number): Buffer {
  const note = "x".repeat(noteLength);
  const lines = Array.from(
    { length: rows },
    (_, index) => `${prefix}${index},王小明,11010519491231002X,会员,花生协会,琅琊区,50000,2016-06-05,${note}`,
  );
  return Buffer.from([headers, ...lines].join("\n"));
}
