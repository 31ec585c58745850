import { Readable } from "node:stream";
import { compareRemade } from "#shared/app/audit/verify-remade.ts";
import { receiveUpload } from "#shared/app/imports/receive-upload.ts";
import { withCurrentProgramme } from "#shared/app/programme/with-current-programme.ts";
import { type Local, openLocal } from "#shared/config/local.ts";
import type { Settings } from "#shared/config/settings.ts";
import { routes } from "#shared/contract/routes.ts";
import type { Person, Role } from "#shared/domain/base/person.ts";
import type { EndpointDeps } from "#shared/http/base/exchange.ts";
import { endpoints } from "#shared/http/services.ts";
import type { ApiClient } from "./api-client.ts";

/**
 * Who the command line is to the ledger of its own machine: whoever may open the data directory may act in any role.
 */
const issuer = "urn:yinhui:command-line";

/** Under which name the command line acts in a role. */
export type Actor = (role: Role) => { subject: string; displayName: string };

const commandLine: Actor = () => ({ subject: "command-line", displayName: "命令行" });

/** The API of the data directory on this machine: the same endpoints, without a server between. */
export async function openLocalClient(settings: Settings): Promise<ApiClient> {
  return createLocalClient(await openLocal(settings));
}

/** The API of an opened data directory; closing the client closes it. */
export function createLocalClient(local: Local, actor: Actor = commandLine): ApiClient {
  const deps = actingDeps(local, actor);
  return {
    async call(route, input) {
      const { callers } = routes[route];
      const role: Role =
        callers === "anyone" ? "auditor" : (callers.find((caller) => caller !== "association") ?? "auditor");
      const answer = await endpoints[route].handle(deps, {
        params: input?.params ?? {},
        query: input?.query ?? {},
        headers: { authorization: `Bearer ${role}`, "content-type": "application/json" },
        body: input?.body === undefined ? undefined : JSON.stringify(input.body),
        requestId: "command-line",
      });
      const bytes = typeof answer.body === "string" ? new TextEncoder().encode(answer.body) : answer.body;
      return { status: answer.status, contentType: answer.headers["content-type"] ?? "", bytes };
    },
    async upload(importId, form, _fileName, bytes) {
      await local.uploadIntake.take(importId, form.fields, Readable.from([bytes]));
      await receiveUpload(local.deps, importId);
    },
    whyStopped: local.whyStopped,
    remadeOtherwise: async () =>
      compareRemade(await withCurrentProgramme(local.deps), Number.MAX_SAFE_INTEGER),
    async close() {
      await local.whenIdle();
      await local.close();
    },
  };
}

function actingDeps(local: Local, actor: Actor): EndpointDeps {
  const { bankId } = local.deps.programme.bank;
  return {
    ...local.deps,
    verifyToken: async (role) => ({ issuer, subject: role }),
    people: {
      ...local.deps.people,
      async find(_issuer, subject) {
        const role = (["liaison", "supervisor", "auditor"] as const).find(
          (candidate) => candidate === subject,
        );
        const person: Person | undefined = role && { issuer, ...actor(role), role };
        return person?.role === "liaison" ? { ...person, bankId } : person;
      },
    },
  };
}
