import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, connect } from "node:net";
import { join } from "node:path";
import type { Duplex } from "node:stream";
import { text } from "node:stream/consumers";

/** What was asked of which host, and for which region and service it was signed. */
export type AskedCall = { host: string; action: string; scope: string };

/** The way out of this machine for commands: it stands in for every host that is connected to, and notes what it is asked. */
export type PartitionProxy = {
  /** What sends a command's requests through here. */
  environment: Readonly<Record<string, string>>;
  /** The hosts that were connected to since the last look, and what they were asked. */
  take(): { hosts: string[]; calls: AskedCall[] };
  stop(): Promise<void>;
};

/** Starts one that knows an account in which nothing is deployed; `folder` takes the certificate of the hosts. */
export async function startPartitionProxy(folder: string, hosts: readonly string[]): Promise<PartitionProxy> {
  const [key, certificate] = [join(folder, "proxy.key"), join(folder, "proxy.pem")];
  const names = hosts.map((host) => `DNS:${host}`).join(",");
  const asked = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  const subject = ["-days", "2", "-subj", "/CN=proxy", "-addext", `subjectAltName=${names}`];
  execFileSync("openssl", [...asked, "-keyout", key, "-out", certificate, ...subject], { stdio: "ignore" });
  const connected = new Set<string>();
  const calls: AskedCall[] = [];
  const clients = new Set<Duplex>();
  const service = createTlsServer(
    { key: readFileSync(key), cert: readFileSync(certificate) },
    async (request, response) => {
      const form = new URLSearchParams(await text(request));
      const target = request.headers["x-amz-target"];
      const action = String(target ?? form.get("Action") ?? request.method);
      const [, scope = ""] =
        /Credential=[^/]+\/\d+\/([^/]+\/[^/]+)\//.exec(request.headers.authorization ?? "") ?? [];
      calls.push({ host: request.headers.host ?? "", action, scope });
      const { status, body } = answerOf(action, form, String(request.headers.host));
      response.writeHead(status, {
        "content-type": body.startsWith("{") ? "application/x-amz-json-1.1" : "text/xml",
      });
      response.end(body);
    },
  );
  const proxy = createServer((_, response) => response.writeHead(502).end());
  proxy.on("connect", ({ url = "" }, client) => {
    clients.add(client);
    connected.add(url.replace(/:443$/, ""));
    const inner = connect((service.address() as AddressInfo).port, "127.0.0.1");
    inner.once("connect", () => client.write("HTTP/1.1 200 OK\r\n\r\n"));
    client.pipe(inner).pipe(client);
    for (const socket of [client, inner])
      socket.on("error", () => [client, inner].map((one) => one.destroy()));
  });
  for (const server of [service, proxy]) {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  }
  return {
    environment: {
      HTTPS_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
      NODE_USE_ENV_PROXY: "1",
      NODE_EXTRA_CA_CERTS: certificate,
      AWS_CA_BUNDLE: certificate,
    },
    take() {
      const taken = { hosts: [...connected].toSorted(), calls: calls.splice(0) };
      connected.clear();
      return taken;
    },
    async stop() {
      for (const client of clients) client.destroy();
      for (const server of [service, proxy]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

/** What an account answers that knows who asks, and has nothing deployed and lets nothing be. */
function answerOf(action: string, form: URLSearchParams, host: string): { status: number; body: string } {
  if (action === "GetCallerIdentity") {
    const partition = host.endsWith(".cn") ? "aws-cn" : "aws";
    const who = `<Arn>arn:${partition}:iam::123456789012:user/ops</Arn><UserId>A</UserId>`;
    const result = `<GetCallerIdentityResult>${who}<Account>123456789012</Account></GetCallerIdentityResult>`;
    return { status: 200, body: `<GetCallerIdentityResponse>${result}</GetCallerIdentityResponse>` };
  }
  if (action === "AmazonSSM.GetParametersByPath") return { status: 200, body: '{"Parameters":[]}' };
  if (action.startsWith("AmazonSSM.")) return { status: 400, body: '{"__type":"ParameterNotFound"}' };
  const [code, message] =
    action === "DescribeStacks"
      ? ["ValidationError", `Stack with id ${form.get("StackName")} does not exist`]
      : ["AccessDenied", "nothing may be changed here"];
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status: 400, body: `<ErrorResponse>${error}<RequestId>r</RequestId></ErrorResponse>` };
}
