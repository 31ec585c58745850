import * as z from "zod";

/**
 * What a service takes as a property. The rules of the files beside this one are those of CloudFormation's resource
 * schemas (as cfn-lint 1.51.0 has them) and, where those say no more than "string", of the services' own API models (as
 * botocore 1.43.11 has them); what stands in the documentation alone has its address beside it.
 */

export const anything = /[\s\S]*/u;

/** A text of at most so many characters, the whole of which is of a pattern. */
export function text(max: number, pattern = anything, min = 1): z.ZodString {
  const whole = new RegExp(`^(?:${pattern.source})$`, "u");
  return z.string().min(min).max(max).regex(whole);
}

/** A text of which neither the schemas nor the models say more than that it is one. */
export function free(): z.ZodString {
  return z.string().min(1).meta({ free: true });
}

export function whole(min: number, max = Number.MAX_SAFE_INTEGER): z.ZodNumber {
  return z.int().min(min).max(max);
}

export const flag = z.boolean();
export const oneOf = z.literal;

export function list<T extends z.ZodType>(item: T, max: number, min = 1): z.ZodArray<T> {
  return z.array(item).min(min).max(max);
}

/** Properties that have to be there, those that may be, and no others. */
export function made(needed: z.ZodRawShape, possible: z.ZodRawShape = {}): z.ZodObject {
  const optional = Object.entries(possible).map(([name, rule]) => [name, z.optional(rule)]);
  return z.strictObject({ ...needed, ...Object.fromEntries(optional) });
}

/** The name of something at a service, in any partition. */
export function arn(service: string, resource = /.+/u): z.ZodString {
  const place = "arn:aws(-[a-z]+)*";
  return text(1024, new RegExp(`${place}:${service}:([a-z0-9-]+)?:(\\d{12})?:${resource.source}`, "u"));
}

/** A policy as a document; what its statements say is evaluated elsewhere (`test/support/aws/policy.ts`). */
export const policy = made({
  Version: oneOf("2012-10-17"),
  Statement: z.array(z.record(z.string(), z.unknown())).min(1),
});

/** The rules of resource types by their names. */
export type Rules = Readonly<Record<string, z.ZodObject>>;
