import type { OfPart, Part } from "#shared/ports/parts.ts";
import type { CloudEnvironment } from "./environment.ts";

/** Makes a part of what operations need ([ADR 32](../../../docs/adr/0032-a-function-holds-its-parts.md)). */
export type CloudPart<P extends Part> = (environment: CloudEnvironment) => OfPart<P>;

/** Where parts are made: each by the module that exports it by its name, loaded when an operation first needs it. */
export type CloudParts<P extends Part> = {
  [Name in P]: () => Promise<Readonly<Record<Name, CloudPart<Name>>>>;
};
