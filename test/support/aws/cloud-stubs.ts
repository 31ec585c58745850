import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { createSignInStub, type SignInPerson } from "./sign-in-stub.ts";

/** An issuer with its public keys and a Secrets Manager with the given secrets by the beginning of their logical ids, on one loopback port. */
export type CloudStubs = {
  issuer: string;
  secretsManager: string;
  token(subject: string): Promise<string>;
  /** Says who may sign in on the issuer's page; nobody before. */
  letIn(people: () => Promise<readonly SignInPerson[]>): void;
  stop(): Promise<void>;
};

/** Starts the stubs; tokens are signed with a key of their own (RS256), for `audience`. */
export async function startCloudStubs(
  audience: string,
  secrets: Readonly<Record<string, string>>,
): Promise<CloudStubs> {
  const { publicKey, privateKey } = await generateKeyPair("RS256", { extractable: true });
  const keys = [{ ...(await exportJWK(publicKey)), kid: "k1", alg: "RS256", use: "sig" }];
  let people = async (): Promise<readonly SignInPerson[]> => [];
  const signIns = createSignInStub(
    () => ({ privateKey, issuer, clientId: "yinhui-web" }),
    () => people(),
    (subject) => token(subject),
  );
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://issuer.invalid");
    if (pathname === "/authorize" && searchParams.get("prompt") === "none") {
      const [, known] = /issuer-knows=([^;]+)/.exec(request.headers.cookie ?? "") ?? [];
      response.writeHead(302, { location: signIns.silently(searchParams, known) }).end();
      return;
    }
    if (pathname === "/authorize") {
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(await signIns.page(searchParams));
      return;
    }
    if (pathname === "/choose") {
      const known = `issuer-knows=${searchParams.get("subject")}; HttpOnly`;
      response.writeHead(302, { location: signIns.choose(searchParams), "set-cookie": known }).end();
      return;
    }
    response.setHeader("content-type", "application/json");
    response.setHeader("access-control-allow-origin", "*");
    if (pathname === "/token") {
      const tokens = await signIns.tokens(new URLSearchParams(body));
      response.statusCode = tokens === undefined ? 400 : 200;
      response.end(JSON.stringify(tokens ?? { error: "invalid_grant" }));
      return;
    }
    response.end(JSON.stringify(answerOf(request, body)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;

  const values = new Map<string, Record<string, string>>(
    Object.entries(secrets).map(([id, SecretString]) => [id, { SecretString }]),
  );

  function answerOf({ method, url, headers }: IncomingMessage, body: string): unknown {
    if (method === "POST") {
      const { SecretId, ClientRequestToken: _, ...value } = JSON.parse(body) as Record<string, string>;
      if (SecretId === undefined) throw new Error("a call without a secret");
      const name = [...values.keys()].find((id) => id === SecretId || isOf(SecretId, id)) ?? SecretId;
      if (headers["x-amz-target"] === "secretsmanager.PutSecretValue") values.set(name, value);
      return { Name: SecretId, ...values.get(name) };
    }
    if (url === "/.well-known/openid-configuration") {
      return {
        issuer,
        jwks_uri: `${issuer}/jwks`,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
      };
    }
    return { keys };
  }

  const token = (subject: string) =>
    new SignJWT({ scope: "openid" })
      .setProtectedHeader({ alg: "RS256", kid: "k1", typ: "at+jwt" })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(subject)
      .setIssuedAt()
      .setExpirationTime("5m")
      .sign(privateKey);

  return {
    issuer,
    secretsManager: issuer,
    token,
    letIn: (known) => {
      people = known;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function isOf(secretArn: string, name: string): boolean {
  return secretArn.split(":secret:")[1]?.startsWith(`yinhui-data-${name.toLowerCase()}`) === true;
}
