import { expect, test } from "vitest";
import { rowsOf } from "#test/support/sheets.ts";
import { readHere } from "./read-here.ts";

const read = async (cell: string, head = "") => {
  const [sheet] = await readHere(
    new TextEncoder().encode(`<html><head>${head}</head><table><tr>${cell}</tr></table></html>`),
  );
  return rowsOf(sheet)[0]?.cells[0];
};

test.each([
  ["<td>50000<sup>1</sup></td>", "500001", ["superscript"]],
  ["<td>H<sub>2</sub>O</td>", "H2O", ["subscript"]],
  ["<td><s>5</s>80000</td>", "580000", ["struck"]],
  ["<td><b>12</b><i>0000</i></td>", "120000", undefined],
  ['<td>19600001<span style="display:none">12</span></td>', "1960000112", ["hidden"]],
  ["<td><span style='text-decoration:line-through'>5</span>80000</td>", "580000", ["struck"]],
  ['<td style="text-decoration: line-through">80000</td>', "80000", ["struck"]],
  ["<td>50000<font style='vertical-align:super'>1</font></td>", "500001", ["superscript"]],
  ["<td style='vertical-align:middle'>50000</td>", "50000", undefined],
  ["<td>50000<sup> </sup></td>", "50000", undefined],
  ["<td><del>5<b>0</b></del>8</td>", "508", ["struck"]],
])("%s is the text %s with its marks", async (cell, text, marks) => {
  expect(await read(cell)).toEqual({ kind: "text", text, ...(marks === undefined ? {} : { marks }) });
});

test("a class says what its style sheet says of it", async () => {
  const head =
    "<style><!-- .xl65 {color:red; text-decoration:line-through;} .font6{vertical-align:super} --></style>";
  expect(await read("<td class=xl65>80000</td>", head)).toMatchObject({ marks: ["struck"] });
  expect(await read('<td class="a xl66">50000<font class="font6">1</font></td>', head)).toMatchObject({
    marks: ["superscript"],
  });
});

test.each([
  ['<td sdval="50000.55" sdnum="2052;0;#,##0">50,001</td>', { text: "50000.55" }],
  ['<td x:num="50000.55">50,001</td>', { text: "50000.55" }],
  ["<td data-t='n' data-v=50000.55>￥50,001</td>", { text: "50000.55" }],
  ['<td x:num="0.0475">4.75%</td>', { text: "0.0475", shown: { percent: true } }],
  ['<td x:num="0.047512">4.75%</td>', { text: "0.047512", shown: { percent: true } }],
  ['<td x:num="50000">5.00</td>', { text: "50000", shown: { scaled: true } }],
  ['<td x:num="-1200.4">-1,200</td>', { text: "-1200.4" }],
  [`<td style='mso-number-format:"\\>0"' x:num="7.4">7</td>`, { text: "7.4" }],
])("%s is its exact number", async (cell, expected) => {
  expect(await read(cell)).toEqual({ kind: "number", ...expected });
});

test.each([
  ['<td x:num="42522">2016/6/1</td>', "2016/6/1"],
  ["<td x:num>50000</td>", "50000"],
  ['<td x:num="123">000123</td>', "000123"],
  ['<td x:num="3.41102199001011E+17">341102199001011234</td>', "341102199001011234"],
  ["<td x:str='1'>50000</td>", "50000"],
])("%s is the text that it shows", async (cell, text) => {
  expect(await read(cell)).toEqual({ kind: "text", text });
});

test("a column that the page hides is told", async () => {
  const page = "<table><col span=2><col style='display:none'><tr><td>a</td><td>b</td><td>c</td></tr></table>";
  const [sheet] = await readHere(new TextEncoder().encode(page));
  expect(sheet?.hiddenColumns).toEqual([2]);
});
