import type { AddressInfo, Socket } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

/** What a mail server of a test does: at a step it answers with a code, or cuts the connection. */
export type MailServerFault = {
  at: "connect" | "sign-in" | "sender" | "recipient" | "message";
  does: number | "cut" | "take-and-cut";
};

/** A real mail server on loopback that keeps what it took over. */
export type MailServer = {
  url: string;
  taken: { raw: string; mail: ParsedMail; from: string; to: string[] }[];
  /** The recipients that were named in `RCPT TO`, also of what was refused then. */
  tried: string[];
  stop(): Promise<void>;
};

/** Starts a mail server; `faultOf` is asked for each recipient, or without one before there is a recipient. */
export async function startMailServer(
  faultOf: (recipient: string | undefined) => MailServerFault | undefined = () => undefined,
): Promise<MailServer> {
  const taken: MailServer["taken"] = [];
  const tried: string[] = [];
  const sockets = new Set<Socket>();
  const failing = (at: MailServerFault["at"], recipient?: string) => {
    const fault = faultOf(recipient);
    return fault?.at === at ? fault.does : undefined;
  };
  const answer = (does: MailServerFault["does"] | undefined, callback: (error?: Error | null) => void) => {
    if (does === undefined) callback();
    else if (typeof does === "number")
      callback(Object.assign(new Error("refused by the test"), { responseCode: does }));
    else for (const socket of sockets) socket.destroy();
  };
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onConnect: (_session, callback) => answer(failing("connect"), callback),
    onAuth: ({ username, password }, _session, callback) => {
      const good = username === "报送@example.cn" && password === "p:w/d" && failing("sign-in") === undefined;
      if (good) callback(null, { user: username });
      else callback(new Error("no such account"));
    },
    onMailFrom: (_address, _session, callback) => answer(failing("sender"), callback),
    onRcptTo: ({ address }, _session, callback) => {
      tried.push(address);
      answer(failing("recipient", address), callback);
    },
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const raw = Buffer.concat(chunks);
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const does = failing("message", to[0]);
        const { mailFrom } = session.envelope;
        const from = mailFrom === false ? "" : mailFrom.address;
        if (typeof does === "number" || does === "cut") return answer(does, callback);
        void simpleParser(raw).then((mail) => {
          taken.push({ raw: raw.toString("latin1"), mail, from, to });
          answer(does, callback);
        });
      });
    },
  });
  server.on("error", () => {});
  server.server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    tried,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
