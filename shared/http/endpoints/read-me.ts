import { readMe } from "#shared/app/read-me.ts";
import { defineEndpoint } from "../define-endpoint.ts";

/** Says who the caller is to the programme. */
export const readMeEndpoint = defineEndpoint("read-me", async (deps, caller) => readMe(deps, caller));
