import { createHash } from "node:crypto";
import { seedAssociations } from "#shared/app/associations/seed-associations.ts";
import { checkImport } from "#shared/app/imports/check-import.ts";
import { postImport } from "#shared/app/imports/post-import.ts";
import { postUndo } from "#shared/app/imports/post-undo.ts";
import { receiveUpload } from "#shared/app/imports/receive-upload.ts";
import { withCurrentProgramme } from "#shared/app/programme/with-current-programme.ts";
import type { RouteId } from "#shared/contract/routes.ts";
import { addMonths, monthsBetween } from "#shared/domain/base/month.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { Sheet } from "#shared/domain/base/sheet.ts";
import type { EndpointDeps } from "#shared/http/base/exchange.ts";
import { endpoints } from "#shared/http/services.ts";
import type { FileStore } from "#shared/ports/base/file-store.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { Store } from "#shared/ports/store.ts";
import { cityAssociations, cityBook } from "./city-books.ts";
import { createMemoryFiles } from "./memory-files.ts";
import { liaison, openOffice } from "./office.ts";

/** The loans that a city office has: so many a month, from a month on for some years, each year's in one book. */
const cityLoans = { firstMonth: "2016-06", years: 3, eachMonth: 56 } as const;

/** How large a city office is; an association has as many loans as in a city of 10,000 with 200 associations. */
export const citySize = {
  loans: cityLoans.years * 12 * cityLoans.eachMonth,
  associations: cityAssociations.length,
} as const;

const workers = { receive: receiveUpload, check: checkImport, post: postImport, undo: postUndo };

/** A city of three years' books, whose endpoints and workers are called as the servers call them. */
export type CityOffice = {
  deps: Deps;
  /** The id of the first association, and its person. */
  associationId: string;
  call(id: RouteId, person: string, asked?: Asked): Promise<unknown>;
  work(step: keyof typeof workers, importId: string): Promise<void>;
  /** Announces a book by its endpoint and puts its file in place; gives the import's id. */
  announce(fileName: string, book: Sheet[]): Promise<string>;
};

type Asked = { params?: Record<string, string>; query?: Record<string, string>; body?: unknown };

const people: Person[] = [
  liaison,
  { issuer: "test", subject: "supervisor", displayName: "科协", role: "supervisor" },
  { issuer: "test", subject: "auditor", displayName: "审计", role: "auditor" },
];

/** Fills a store with the books, known since June 2019, and the people, before `metered` is asked for the files; then it is the 15th of July, when a report waits for no data. */
export async function openCityOffice(
  store: Store,
  metered: (files: FileStore) => FileStore,
): Promise<CityOffice> {
  let instant = Date.parse("2019-06-01T00:00:00.000Z");
  let ids = 0;
  const now = () => {
    instant += 1000;
    return new Date(instant).toISOString();
  };
  const newId = () => `i${String(++ids).padStart(25, "0")}`;
  const files = createMemoryFiles();
  const filling = openOffice(store, { now, newId, files });
  await seedAssociations(filling.deps);
  for (let year = 0; year < cityLoans.years; year++) {
    const [first, last] = [12 * year, 12 * year + 11].map((month) => addMonths(cityLoans.firstMonth, month));
    const months = monthsBetween(first ?? "", last ?? "");
    await filling.commit(`${first}.xlsx`, cityBook(months, cityLoans.eachMonth));
  }
  const [first] = (await store.associations.list()).filter(({ name }) => name === cityAssociations[0]);
  const associationId = first?.associationId ?? "";
  instant = Date.parse("2019-07-15T00:00:00.000Z");
  const ofAssociation = { issuer: "test", subject: "association", displayName: "花生协会", associationId };
  for (const person of people) await store.people.put(person);
  await store.people.put({ ...ofAssociation, role: "association" });

  const books = new Map<string, Sheet[]>();
  const { deps } = openOffice(store, {
    now,
    newId,
    files: metered(files),
    tableReader: { read: async (_, fileName) => books.get(fileName) ?? [] },
  });
  const served: EndpointDeps = {
    ...deps,
    verifyToken: async (token) => ({ issuer: "test", subject: token }),
    version: "0",
    storeName: "dynamodb",
    signIn: { issuer: "", clientId: "", scope: "", resource: "", ownAccounts: false },
  };
  const call: CityOffice["call"] = async (id, person, { params = {}, query = {}, body } = {}) => {
    const answer = await endpoints[id].handle(served, {
      params,
      query,
      body: body === undefined ? undefined : JSON.stringify(body),
      headers: { authorization: `Bearer ${person}`, "content-type": "application/json" },
      requestId: "cost",
    });
    if (answer.status >= 300) throw new Error(`${id}: ${answer.body}`);
    return typeof answer.body === "string" ? JSON.parse(answer.body) : answer.body;
  };
  return {
    deps,
    associationId,
    call,
    async work(step, importId) {
      await workers[step](await withCurrentProgramme(deps), importId);
    },
    async announce(fileName, book) {
      const bytes = new TextEncoder().encode(fileName);
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      const body = { fileName, byteSize: bytes.byteLength, sha256 };
      books.set(fileName, book);
      const { importId } = (await call("announce-import", "liaison", { body })) as { importId: string };
      await files.put("uploads", importId, bytes);
      return importId;
    },
  };
}
