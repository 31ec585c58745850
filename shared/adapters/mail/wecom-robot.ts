import * as z from "zod";
import { MailRefused, type Robot, robotBytesMax } from "#shared/ports/reports/mailer.ts";

const answerMsMax = 15_000;
/** 45009 and 45033: more than 20 messages a minute, or too many at once. */
const tooMany: ReadonlySet<number> = new Set([45009, 45033]);
/** The errors of connections that were never made. */
const neverMade: ReadonlySet<unknown> = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH"]);

const answerSchema = z.object({ errcode: z.int() });

/** Speaks in a WeCom (企业微信) group by its robot's secret address. */
export function createWecomRobot({ url }: { url: string }): Robot {
  return {
    async post(markdown) {
      if (Buffer.byteLength(markdown) > robotBytesMax) throw new RangeError("a robot's message is too long");
      const body = JSON.stringify({ msgtype: "markdown", markdown: { content: markdown } });
      const errcode = await codeOf(await ask(url, body));
      if (errcode !== 0) throw new MailRefused(tooMany.has(errcode) ? "busy" : "recipient");
    },
  };
}

async function ask(url: string, body: string): Promise<Response> {
  try {
    return await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      redirect: "error",
      signal: AbortSignal.timeout(answerMsMax),
    });
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    if (neverMade.has(code)) throw new MailRefused("unreachable");
    throw new Error("the robot's answer was lost");
  }
}

async function codeOf(response: Response): Promise<number> {
  if (response.status === 429) throw new MailRefused("busy");
  if (response.status >= 400 && response.status < 500) throw new MailRefused("recipient");
  const answer: unknown = response.ok ? await response.json().catch(() => undefined) : undefined;
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) throw new Error("the robot's answer was not understood");
  return parsed.data.errcode;
}
