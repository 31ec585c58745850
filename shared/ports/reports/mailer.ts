import type { RefusalReason } from "#shared/domain/reports/mailing.ts";

/** A file that goes with a mail. */
export type MailAttachment = { fileName: string; contentType: string; bytes: Uint8Array };

/** A mail to one recipient; who it is from, the mailer knows. */
export type OutgoingMail = {
  /** RFC 5322 msg-id without its brackets. */
  messageId: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The instant that its Date header states. */
  writtenAt: string;
  attachments: readonly MailAttachment[];
};

/** Says that a message was surely not taken over, so that it may be sent again. Any other error leaves that unknown. */
export class MailRefused extends Error {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason) {
    super(reason);
    this.name = "MailRefused";
    this.reason = reason;
  }
}

/** Sends mail. */
export interface Mailer {
  /** Whether it only writes into a folder that nobody but the operator sees. */
  readonly toOutbox: boolean;
  /** The domain of the address that its mail is from; ids of messages end in it. */
  readonly domain: string;
  /**
   * Resolves when the message was accepted; throws `MailRefused` when it surely was not, anything else when the result
   * is unknown.
   */
  send(mail: OutgoingMail): Promise<void>;
}

/** How many bytes of markdown a robot's message may have. */
export const robotBytesMax = 4096;

/** Speaks in a group chat. */
export interface Robot {
  /** Posts markdown of at most `robotBytesMax` bytes; promises and failures are those of `Mailer.send`. */
  post(markdown: string): Promise<void>;
}

/** Tells other programs of events. */
export interface EventReceiver {
  /**
   * Delivers an event, a JSON text, under its id. Resolves when the other side has it; a failure is always
   * `MailRefused`, since it knows a repetition by the id.
   */
  deliver(id: string, body: string): Promise<void>;
}

/** The ways that this installation has; they are looked up when messages are to be sent. */
export type Senders = () => Promise<{
  mailer: Mailer | undefined;
  robot: Robot | undefined;
  webhook?: EventReceiver | undefined;
  bus?: EventReceiver | undefined;
}>;
