import { subscribe } from "node:diagnostics_channel";
import { type FauxqsServer, startFauxqs as startAsItIs } from "fauxqs";

/** S3 takes 5 GB at once; the largest thing that the product moves is a receipt of a book of 50 MB. */
const bodyBytesMax = 128 * 1024 * 1024;

type Answering = { code(status: number): Answering; send(body: string): void };
type Asking = { url: string; headers: Record<string, unknown> };
type Fastify = {
  addHook(name: "onRoute", hook: (route: { bodyLimit?: number }) => void): void;
  addHook(name: "onRequest", hook: (request: Asking, reply: Answering, done: () => void) => void): void;
};

/** Where the emulator differs from S3: it takes 11 MB at once, and both a signature and a token. */
subscribe("fastify.initialization", (message) => {
  const { fastify } = message as { fastify: Fastify };
  fastify.addHook("onRoute", (route) => {
    route.bodyLimit = bodyBytesMax;
  });
  fastify.addHook("onRequest", ({ url, headers }, reply, done) => {
    if (!(url.includes("X-Amz-Signature=") && headers["authorization"] !== undefined)) return done();
    const text = "Only one auth mechanism allowed";
    reply.code(400).send(`<Error><Code>InvalidArgument</Code><Message>${text}</Message></Error>`);
  });
});

/** Starts the emulator of S3 and SQS on a port of its own, with the limits and refusals of the services. */
export function startFauxqs(defaultRegion: string): Promise<FauxqsServer> {
  return startAsItIs({ port: 0, logger: false, defaultRegion });
}
