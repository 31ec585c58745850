import {
  type Redriven,
  redriveDeadLetters,
  type ShownLetter,
} from "#shared/app/audit/redrive-dead-letters.ts";
import { readCloudOutputs } from "#shared/config/cloud-outputs.ts";
import { shanghaiMinute } from "#shared/domain/base/instant.ts";
import { readQueueMessage } from "#shared/http/base/queue-message.ts";

const queueNames = { check: "核对", post: "入账与撤销", deferred: "稍后取的文件" } as const;

/** Sends the dead letters of a deployment back to their queues, or only says which there are. */
export async function sayRedriven(cloudFile: string, go: boolean): Promise<string> {
  const { cloudDeadLetters } = await import("#shared/config/cloud-dead-letters.ts");
  const letters = cloudDeadLetters(await readCloudOutputs(cloudFile));
  const lines: string[] = [];
  for (const queue of ["check", "post", "deferred"] as const)
    lines.push(...linesOf(queueNames[queue], await redriveDeadLetters(letters[queue], kindOf, go), go));
  if (!go) lines.push("以上只是查看，没有移动任何消息；原因排除后加 --go 送回。");
  return lines.join("\n");
}

/** The kinds of work that a message asks for; `undefined` for a message that nobody here sent. */
function kindOf(body: string): string | undefined {
  try {
    const kinds = readQueueMessage(body).map(({ kind }) => kind);
    return [...new Set(kinds)].join("+") || "test";
  } catch {
    return undefined;
  }
}

function linesOf(name: string, { sentBack, left, more }: Redriven, go: boolean): string[] {
  const lineOf = ({ messageId, sentAt, kind = "unknown" }: ShownLetter) =>
    `  ${kind}  ${shanghaiMinute(sentAt)}  ${messageId}`;
  return [
    `${name}的死信：${go ? "已送回" : "可送回"} ${sentBack.length} 条，无法识别、留在原处 ${left.length} 条${more ? "，还有更多，请再运行一次" : ""}`,
    ...sentBack.map(lineOf),
    ...left.map(lineOf),
  ];
}
