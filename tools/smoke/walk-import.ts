import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { type Asked, ask, call, NotSo } from "./asked.ts";

/** An import that is only looked at: announced, sent, checked, and in the end cancelled. */
export type WalkedImport = { importId: string; upload: { url: string; fields: Record<string, string> } };

/** How often it is asked whether the check is done. */
const askEveryMs = 1_000;

/** A book of one invented loan in the first county of the programme; no two are alike. */
export function bookFor(programme: Record<string, unknown>, now: Date) {
  const [county] = Array.isArray(programme["counties"]) ? programme["counties"] : [];
  const header = "借据号,借款人,证件号码,客户类型,所属农技协,县区,放款金额,放款日期";
  const loanNo = `ZIJIAN-${now.getTime()}`;
  const row = [
    loanNo,
    "自检",
    "11010519491231002X",
    "会员",
    "部署自检",
    county?.name,
    "1",
    programme["firstOn"],
  ];
  const bytes = new TextEncoder().encode(`${header}\r\n${row.join(",")}\r\n`);
  return { fileName: `部署自检-${now.getTime()}.csv`, bytes };
}

/** Announces a book as the liaison. */
export async function announce(
  asked: Asked,
  { fileName, bytes }: ReturnType<typeof bookFor>,
): Promise<WalkedImport> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const body = { fileName, byteSize: bytes.byteLength, sha256 };
  const { importId, upload } = await call(asked, "POST", "/api/imports", body);
  if (typeof importId !== "string" || typeof upload !== "object") throw new NotSo("登记没有给出上传表单");
  return { importId, upload: upload as WalkedImport["upload"] };
}

/** Sends the book where the announcement says: to S3 in the cloud, to the server itself else. */
export async function send(
  { url }: Asked,
  { upload }: WalkedImport,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(upload.fields)) form.append(name, value);
  form.append("file", new Blob([bytes]));
  const place = new URL(upload.url, url);
  const answer = await ask(place.href, { method: "POST", body: form });
  if (!answer.ok)
    throw new NotSo(`上传到 ${place.host} 答 ${answer.status}：${(await answer.text()).slice(0, 200)}`);
}

/** Waits until the book has been checked. */
export async function awaitCheck(asked: Asked, importId: string, waitMsMax: number): Promise<void> {
  const untilMs = performance.now() + waitMsMax;
  for (;;) {
    const { state, stateName } = await call(asked, "GET", `/api/imports/${importId}`);
    if (state === "checked") return;
    if (state === "refused" || state === "failed") throw new NotSo(`核对的结果是“${stateName}”，应为已核对`);
    if (performance.now() > untilMs) throw new NotSo(`等了 ${waitMsMax / 1_000} 秒，状态仍是“${stateName}”`);
    await wait(askEveryMs);
  }
}

/** In what states an import needs no cancelling any more. */
const endedStates = ["cancelled", "refused"];

/** How often it is tried to leave nothing behind. */
const tidyTriesMax = 3;

/** Cancels what stands of the book, whether its announcement was answered or not; gives the imports that stay. Throws where none can be told. */
export async function tidy(asked: Asked, { fileName }: ReturnType<typeof bookFor>): Promise<string[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      for (const importId of await standing(asked, fileName)) await cancel(asked, importId);
      return [];
    } catch (error) {
      if (attempt < tidyTriesMax) await wait(askEveryMs);
      else if (error instanceof NotSo) return standing(asked, fileName);
      else throw error;
    }
  }
}

async function standing(asked: Asked, fileName: string): Promise<string[]> {
  const { items } = await call(asked, "GET", "/api/imports");
  const listed = Array.isArray(items) ? items : [];
  return listed
    .filter((one) => one.fileName === fileName && !endedStates.includes(one.state))
    .map(({ importId }) => String(importId));
}

/** Cancels the import, and sees that it is. */
export async function cancel(asked: Asked, importId: string): Promise<void> {
  await call(asked, "POST", `/api/imports/${importId}/cancel`);
  const { state, stateName } = await call(asked, "GET", `/api/imports/${importId}`);
  if (state !== "cancelled") throw new NotSo(`取消后状态是“${stateName}”`);
}
