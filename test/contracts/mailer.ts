import { createHash } from "node:crypto";
import fc from "fast-check";
import { type ParsedMail, simpleParser } from "mailparser";
import { describe, expect, it } from "vitest";
import type { Mailer, OutgoingMail } from "#shared/ports/reports/mailer.ts";
import { anyCharacter } from "#test/support/any-character.ts";

/** A mailer that really sends, and the bytes of every message that it sent so far. */
export type OpenedMailer = { mailer: Mailer; sent(): Promise<string[]>; close(): Promise<void> };

/** An ordinary mail with Chinese in every part. */
export function outgoingMail(changes: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    messageId: "2016-06.1.0123abcd@example.cn",
    to: "office@example.cn",
    subject: "滁州市“银会合作”工作情况通报（2016年6月）—— 㛃𠮷",
    text: "累计发放 1,990.00 万元。\n.\n一行只有一个点。",
    html: "<p>累计发放 1,990.00 万元。</p>",
    writtenAt: "2016-07-01T00:00:00.000Z",
    attachments: [
      {
        fileName: "2016-06-滁州市“银会合作”通报.html",
        contentType: "text/html; charset=utf-8",
        bytes: anyBytes(5000),
      },
      { fileName: "附表 (一).xlsx", contentType: "application/octet-stream", bytes: anyBytes(3) },
    ],
    ...changes,
  };
}

/** What every mailer promises about the message that arrives. */
export function describeMailer(open: () => Promise<OpenedMailer>): void {
  const send = async (mail: OutgoingMail): Promise<{ raw: string; mail: ParsedMail }> => {
    const { mailer, sent, close } = await open();
    await mailer.send(mail);
    const [raw = ""] = await sent();
    expect(await sent()).toHaveLength(1);
    await close();
    return { raw, mail: await simpleParser(Buffer.from(raw, "latin1")) };
  };

  describe("a message", () => {
    it("arrives with its texts and files, names and bytes as they were", async () => {
      const { subject, text, html, attachments, messageId, writtenAt } = outgoingMail();
      const { mail } = await send(outgoingMail());

      expect(mail).toMatchObject({ subject, html, messageId: `<${messageId}>` });
      expect(mail.text?.trim().replaceAll("\r\n", "\n")).toBe(text);
      expect(mail.date?.toISOString()).toBe(writtenAt);
      expect(mail.headers.get("auto-submitted")).toBe("auto-generated");
      expect(mail.attachments.map(({ filename, content }) => [filename, hashOf(content)])).toEqual(
        attachments.map(({ fileName, bytes }) => [fileName, hashOf(bytes)]),
      );
    });

    it("is of plain ASCII lines that mail servers pass on", async () => {
      const { raw } = await send(outgoingMail());

      expect(raw).toMatch(/^[\r\n\t\x20-\x7e]*$/);
      for (const line of raw.split("\r\n")) expect(line.length).toBeLessThanOrEqual(998);
    });

    it("is the same bytes when it is sent again", async () => {
      expect((await send(outgoingMail())).raw).toBe((await send(outgoingMail())).raw);
    });

    it("has no header but its own, whatever its subject and file names hold", async () => {
      const names = [...(await send(outgoingMail())).mail.headers.keys()].toSorted();
      const hostile = fc.oneof(
        fc.string({ unit: anyCharacter, maxLength: 80 }),
        fc.constantFrom(
          "a\r\nBcc: evil@example.com",
          "a\nX-Evil: 1\n\nbody",
          "=?utf-8?q?=0ABcc:_e?=",
          "\u2028\0\ud800",
        ),
      );
      await fc.assert(
        fc.asyncProperty(hostile, hostile, async (subject, fileName) => {
          const [attachment] = outgoingMail().attachments;
          if (attachment === undefined) throw new Error("no attachment");
          const { mail } = await send(
            outgoingMail({ subject, attachments: [{ ...attachment, fileName: `${fileName}.html` }] }),
          );

          const found = [...mail.headers.keys()].toSorted();
          expect(found.filter((name) => !names.includes(name))).toEqual([]);
          expect(mail.attachments).toHaveLength(1);
          expect(mail.to).toMatchObject({ text: "office@example.cn" });
        }),
        { numRuns: 25 },
      );
    });
  });
}

function anyBytes(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 31) % 256);
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
