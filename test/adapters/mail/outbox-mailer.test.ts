import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createOutboxMailer, outboxFrom } from "#shared/adapters/mail/outbox-mailer.ts";
import { describeMailer, outgoingMail } from "#test/contracts/mailer.ts";

let base: string;
let opened = 0;
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), "yinhui-outbox-"));
});
afterAll(() => rm(base, { recursive: true }));

const newFolder = () => join(base, String(opened++));

describe("the mailer into an outbox folder", () => {
  describeMailer(async () => {
    const folder = newFolder();
    const read = async () => {
      const names = await readdir(folder);
      return Promise.all(names.map((name) => readFile(join(folder, name), "latin1")));
    };
    return { mailer: createOutboxMailer({ folder, from: outboxFrom }), sent: read, close: async () => {} };
  });

  it("names files by message, not by person, keeps them for their owner, and has one for a repetition", async () => {
    const folder = newFolder();
    const mailer = createOutboxMailer({ folder, from: outboxFrom });
    await mailer.send(outgoingMail());
    await mailer.send(outgoingMail());

    expect(await readdir(folder)).toEqual(["2016-06.1.0123abcd.eml"]);
    expect((await stat(join(folder, "2016-06.1.0123abcd.eml"))).mode & 0o777).toBe(0o600);
  });

  it("that cannot write refuses the message", async () => {
    const folder = newFolder();
    await writeFile(folder, "a file where the folder should be");

    const sending = createOutboxMailer({ folder, from: outboxFrom }).send(outgoingMail());
    await expect(sending).rejects.toMatchObject({ name: "MailRefused", reason: "unreachable" });
  });
});
