import { expect } from "vitest";
import type { RouteId } from "#shared/contract/routes.ts";
import type { Role } from "#shared/domain/base/person.ts";
import type { CloudRequest } from "./aws/cloud-events.ts";
import type { Book } from "./books.ts";
import type { Cloud } from "./cloud.ts";

/** The roles that are at work from the beginning. */
export const rolesAtWork = ["liaison", "supervisor", "auditor"] as const satisfies readonly Role[];

/** A presigned form, as an announcement hands it out. */
export type UploadForm = { url: string; fields: Record<string, string> };

/** A cloud at work with people of each role, and what its suites have made so far for those after them. */
export type CloudOffice = {
  cloud: Cloud;
  /** Takes a person in, or changes the one of that name, and gives a token. */
  enter(role: Role, associationId?: string): Promise<void>;
  tokenOf(role: Role): string;
  /** Asks the function of a route as a person of a role and gives its JSON. */
  ask(id: RouteId, role: Role, request?: CloudRequest): Promise<unknown>;
  /** The status with which the function of a route answers a person of a role. */
  statusOf(id: RouteId, role: Role, request?: CloudRequest): Promise<number>;
  readImport(importId: string): Promise<unknown>;
  /** Announces a book and sends it by the form that the announcement gave; gives the import's id. */
  upload(book: Book): Promise<string>;
  /** Uploads a book and has it checked. */
  check(book: Book): Promise<string>;
};

/** Lets people of each role in. */
export async function openCloudOffice(cloud: Cloud): Promise<CloudOffice> {
  const tokens = new Map<Role, string>();
  const tokenOf = (role: Role) => tokens.get(role) ?? "";
  const enter: CloudOffice["enter"] = async (role, associationId) => {
    const person = { issuer: cloud.issuer, subject: role, displayName: role };
    if (role === "association")
      await cloud.people.put({ ...person, role, associationId: associationId ?? "" });
    else await cloud.people.put({ ...person, role });
    tokens.set(role, await cloud.token(role));
  };
  const ask: CloudOffice["ask"] = async (id, role, request = {}) => {
    const { status, text } = await cloud.ask(id, { ...request, token: tokenOf(role) });
    expect(status, `${id}: ${text}`).toBeLessThan(300);
    return JSON.parse(text);
  };
  const upload: CloudOffice["upload"] = async ({ bytes, ...announcement }) => {
    const announced = (await ask("announce-import", "liaison", { body: announcement })) as {
      importId: string;
      upload: UploadForm;
    };
    expect(await sendForm(announced.upload, bytes)).toBe(204);
    return announced.importId;
  };
  for (const role of rolesAtWork) await enter(role);
  return {
    cloud,
    enter,
    tokenOf,
    ask,
    statusOf: async (id, role, request) => (await cloud.ask(id, { ...request, token: tokenOf(role) })).status,
    readImport: (importId) => ask("read-import", "liaison", { params: { importId } }),
    upload,
    check: async (book) => {
      const importId = await upload(book);
      await cloud.deliver("checks");
      return importId;
    },
  };
}

/** Sends a file by a presigned form, as the browser does; gives the status that S3 answers. */
export async function sendForm({ url, fields }: UploadForm, bytes: Book["bytes"]): Promise<number> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", new Blob([bytes]), "file");
  return (await fetch(url, { method: "POST", body: form })).status;
}
