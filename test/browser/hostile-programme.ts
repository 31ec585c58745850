/** A name that would run a script where it was taken for markup. */
export const markup = `<img src=x onerror="window.hostile=1">`;

/** A programme whose names look like markup, with a county of its own. */
export const hostileProgramme = {
  name: `滁州市“银会合作”${markup}`,
  city: "滁州市",
  goalYuan: 300_000_000,
  firstOn: "2016-06-01",
  lastOn: "2019-05-31",
  bank: { bankId: "psbc-chuzhou", name: `邮储银行${markup}` },
  counties: [
    ["341102", "琅琊区"],
    ["341103", "南谯区"],
    ["341122", "来安县"],
    ["341124", "全椒县"],
    ["341125", "定远县"],
    ["341126", "凤阳县"],
    ["341181", "天长市"],
    ["341182", "明光市"],
    ["341199", markup],
  ].map(([code, name]) => ({ code, name })),
};
