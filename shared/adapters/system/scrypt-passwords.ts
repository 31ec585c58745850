import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { PasswordHasher } from "#shared/ports/people/accounts.ts";

/** What a hash costs, as scrypt counts it. */
export type ScryptCost = Readonly<Required<Pick<ScryptOptions, "N" | "r" | "p">>>;

/** What a new hash costs: 128 MB and some tenths of a second. */
const costOfNewHashes: ScryptCost = { N: 2 ** 17, r: 8, p: 1 };
const saltBytes = 16;
const hashBytes = 32;
const memoryBytesMax = 256 * 1024 * 1024;
/** How many passwords may wait for their turn; each takes its memory one after another. */
const waitingMax = 20;

const stored = /^scrypt\$(\d{1,7})\$(\d{1,2})\$(\d{1,2})\$([\w-]{22})\$([\w-]{43})$/;

/** Makes the hasher of passwords: scrypt with a salt for each, the parameters stored with the hash. */
export function createScryptPasswords(cost: ScryptCost = costOfNewHashes): PasswordHasher {
  const oneByOne = createTurns(waitingMax);
  const nobody = `scrypt$${cost.N}$${cost.r}$${cost.p}$${randomText(saltBytes)}$${randomText(hashBytes)}`;
  return {
    async hash(password) {
      const salt = randomBytes(saltBytes);
      const hash = await oneByOne(() => derive(password, salt, cost));
      return ["scrypt", cost.N, cost.r, cost.p, text(salt), text(hash)].join("$");
    },
    async matches(password, hash) {
      const [, N, r, p, salt = "", wanted = ""] = stored.exec(hash ?? nobody) ?? [];
      const parameters = { N: Number(N), r: Number(r), p: Number(p) };
      const found = await oneByOne(() => derive(password, Buffer.from(salt, "base64url"), parameters));
      return timingSafeEqual(found, Buffer.from(wanted, "base64url")) && hash !== undefined;
    },
  };
}

/** 160 bits of chance in 27 letters. */
export function newSecret(): string {
  return randomText(20);
}

function derive(password: string, salt: Uint8Array, parameters: ScryptOptions): Promise<Buffer> {
  const options = { ...parameters, maxmem: memoryBytesMax };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, hashBytes, options, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}

/** Has work done one after another. Fails with `sign-in-busy` when too much of it waits. */
function createTurns(max: number): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async (work) => {
    if (waiting >= max) throw new LedgerFailure("sign-in-busy");
    waiting++;
    const turn = last.then(work);
    last = turn.catch(() => {});
    try {
      return await turn;
    } finally {
      waiting--;
    }
  };
}

function randomText(byteCount: number): string {
  return text(randomBytes(byteCount));
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64url");
}
