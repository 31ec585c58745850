import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { der } from "#shared/adapters/timestamp/der.ts";

/** How an authority answers: with a token of what was asked, or wrongly. */
export type Answering = (request: Buffer) => { status?: number; body: Uint8Array | string };

/** A timestamp authority (RFC 3161) by the `openssl` command, with a certificate of its own root. */
export type OpensslTsa = {
  url: string;
  /** The certificates of the root, of the authority, and of a root that has nothing to do with it. */
  files: { root: string; own: string; other: string };
  /** A right answer to a request. */
  reply(request: Uint8Array): Buffer;
  /** A right answer for a hash in hexadecimal, to a request of its own. */
  replyTo(sha256: string): Buffer;
  /** What an authority would answer whose certificate is for mail, of what a token says. */
  signByMail(info: Uint8Array): Buffer;
  /** From now on requests are answered so; by default rightly. */
  answer: Answering;
  close(): Promise<void>;
};

const configuration = (folder: string) => `[tsa]
default_tsa = here
[here]
serial = ${folder}/serial
signer_cert = ${folder}/own.pem
certs = ${folder}/root.pem
signer_key = ${folder}/own.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ordering = yes
tsa_name = yes
ess_cert_id_alg = sha256
[v3_tsa]
basicConstraints = critical,CA:false
extendedKeyUsage = critical,timeStamping
[v3_mail]
basicConstraints = critical,CA:false
extendedKeyUsage = emailProtection
`;

/** Starts one; `newKey` is what `openssl req -newkey` takes. */
export async function startOpensslTsa(newKey: readonly string[]): Promise<OpensslTsa> {
  const folder = mkdtempSync(join(tmpdir(), "yinhui-tsa-"));
  const at = (name: string) => join(folder, name);
  const openssl = (...args: readonly string[]) =>
    execFileSync("openssl", args, { cwd: folder, stdio: ["ignore", "pipe", "ignore"] });
  writeFileSync(at("tsa.cnf"), configuration(folder));
  writeFileSync(at("serial"), "01\n");
  const key = ["-newkey", ...newKey, "-nodes"];
  for (const name of ["root", "other"])
    openssl(
      "req",
      "-x509",
      ...key,
      "-keyout",
      `${name}.key`,
      "-out",
      `${name}.pem`,
      "-days",
      "30",
      "-subj",
      `/CN=${name}`,
    );
  const signed = ["-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial", "-days", "30"];
  for (const [name, use] of [
    ["own", "v3_tsa"],
    ["mail", "v3_mail"],
  ] as const) {
    openssl("req", ...key, "-keyout", `${name}.key`, "-out", `${name}.csr`, "-subj", `/CN=${name}`);
    const made = ["-out", `${name}.pem`, "-extfile", "tsa.cnf", "-extensions", use];
    openssl("x509", "-req", "-in", `${name}.csr`, ...signed, ...made);
  }

  const reply = (request: Uint8Array) => {
    writeFileSync(at("request.tsq"), request);
    openssl("ts", "-reply", "-config", "tsa.cnf", "-queryfile", "request.tsq", "-out", "answer.tsr");
    return readFileSync(at("answer.tsr"));
  };
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const { status = 200, body } = tsa.answer(Buffer.concat(parts));
    response.writeHead(status, { "content-type": "application/timestamp-reply" }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const tsa: OpensslTsa = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    files: { root: at("root.pem"), own: at("own.pem"), other: at("other.pem") },
    reply,
    replyTo(sha256) {
      openssl("ts", "-query", "-digest", sha256, "-sha256", "-cert", "-out", "own.tsq");
      return reply(readFileSync(at("own.tsq")));
    },
    signByMail(info) {
      writeFileSync(at("info.der"), info);
      const by = ["-signer", "mail.pem", "-inkey", "mail.key", "-md", "sha256", "-cades"];
      const form = ["-binary", "-nodetach", "-econtent_type", "id-smime-ct-TSTInfo", "-outform", "DER"];
      return der(
        0x30,
        Buffer.from("3003020100", "hex"),
        openssl("cms", "-sign", "-in", "info.der", ...by, ...form),
      );
    },
    answer: (request) => ({ body: reply(request) }),
    close: () => closed(server).then(() => rmSync(folder, { recursive: true, force: true })),
  };
  return tsa;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
