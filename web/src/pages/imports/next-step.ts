import type { RouteOutput } from "#shared/contract/routes.ts";
import { grouped } from "../../format/count.ts";

/** The one thing that an import waits for from the person who looks at it, and what prevents it. */
export function nextStepOf(item: RouteOutput<"read-import">, fourEyes: boolean): string | undefined {
  const { state, counts, mine, undo } = item;
  switch (state) {
    case "announced":
      return mine ? "文件传完后系统自动核对，不会直接入账。" : undefined;
    case "uploaded":
    case "checking":
      return "系统正在核对，完成后请看结果；不想要了可以取消。";
    case "checked":
      if (item.waitsFor !== undefined && mine) return "需由另一名联络员复核后入账。";
      if (!hasLoans(item)) return nothingIn(counts);
      return `${foundOf(counts)}${openQuestions(item)}${openWarnings(item)}${item.waitsFor === undefined ? "请核对后确认入账。" : "请复核：入账，或退回给登记的人。"}`;
    case "committing":
      return "正在入账，不用守着这个页面。";
    case "committed":
      return fourEyes && item.committedByMe ? "如需撤销，请由另一名联络员办理。" : undefined;
    case "failed":
      if (undo !== undefined) return "撤销中断了，可以从中断处继续。";
      return counts === undefined ? undefined : "入账中断了，可以从中断处继续，不会重复记账。";
    default:
      return undefined;
  }
}

/** Tells whether there is any loan in a checked file that the ledger could take in, or has as it is. */
export function hasLoans({ counts }: RouteOutput<"read-import">): boolean {
  return counts === undefined || counts.new + counts.changed + counts.unchanged > 0;
}

function nothingIn(counts: RouteOutput<"read-import">["counts"]): string {
  return counts === undefined || counts.refused === 0
    ? "文件里没有一行贷款，没有可入账的。请确认选对了文件；选错了可以取消导入。"
    : `${grouped(counts.refused)} 行贷款全部退回，没有可入账的。请下载退回行，改正后再上传。`;
}

function foundOf(counts: RouteOutput<"read-import">["counts"]): string {
  if (counts === undefined) return "";
  const found = [
    ...(counts.new > 0 ? [`新增 ${grouped(counts.new)} 笔`] : []),
    ...(counts.changed > 0 ? [`变更 ${grouped(counts.changed)} 笔`] : []),
  ];
  const changes = found.length === 0 ? "没有新增或变更，入账不会改变台账；" : `${found.join("、")}可以入账；`;
  return counts.refused === 0
    ? changes
    : `${changes}退回的 ${grouped(counts.refused)} 行不会入账，可下载改正后再上传。`;
}

function openWarnings({ warnings = [] }: RouteOutput<"read-import">): string {
  return warnings.length > 0 ? `有 ${warnings.length} 条提醒，勾选“已核对”后才能入账。` : "";
}

function openQuestions({ questions }: RouteOutput<"read-import">): string {
  const open = questions === undefined ? 0 : questions.asked - questions.answered;
  return open > 0 ? `还有 ${grouped(open)} 个问题待说明，不影响入账。` : "";
}
