import * as z from "zod";
import { deferredType } from "#shared/contract/base/deferred.ts";
import { documentLinkType } from "#shared/contract/base/document-link.ts";
import type { Route } from "#shared/contract/base/route.ts";
import { problemSchema } from "#shared/contract/base/shared-schemas.ts";
import { routes } from "#shared/contract/routes.ts";

type Json = Record<string, unknown>;
type Override = NonNullable<z.core.ToJSONSchemaParams["override"]>;

let made: Json | undefined;

/** The description of the API in OpenAPI 3.1, made from the table of routes. */
export function openApiDocument(): Json {
  made ??= {
    openapi: "3.1.0",
    info: { title: "银会合作贷款台账接口", version: "1" },
    servers: [{ url: "/" }],
    paths: pathsOf(Object.values(routes)),
    components: {
      securitySchemes: { bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
      schemas: { problem: answerSchemaOf(problemSchema) },
      responses: {
        problem: {
          description: "没有完成：原因和处理办法（RFC 9457）",
          content: { "application/problem+json": { schema: { $ref: "#/components/schemas/problem" } } },
        },
      },
    },
  };
  return made;
}

function pathsOf(table: readonly Route[]): Json {
  const paths: Record<string, Json> = {};
  for (const route of table) {
    const item = paths[route.path] ?? {};
    paths[route.path] = { ...item, [route.method.toLowerCase()]: operationOf(route) };
  }
  return paths;
}

function operationOf(route: Route): Json {
  return {
    operationId: route.id,
    summary: route.summary,
    ...(route.callers === "anyone" ? {} : { security: [{ bearer: [] }], "x-roles": route.callers }),
    parameters: [...parametersOf(route.params, "path"), ...parametersOf(route.query, "query")],
    ...(route.body === undefined
      ? {}
      : { requestBody: { required: true, content: jsonContent(jsonSchemaOf(route.body)) } }),
    responses: {
      [route.status]: answerOf(route),
      ...(route.mayBeDeferred && { 202: deferredAnswer }),
      default: { $ref: "#/components/responses/problem" },
    },
  };
}

function parametersOf(schema: z.ZodType | undefined, place: "path" | "query"): Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: "input" });
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: property,
  }));
}

function answerOf(route: Route): Json {
  if (route.output === undefined) return documentAnswer;
  return { description: "完成", content: jsonContent(answerSchemaOf(route.output)) };
}

const documentAnswer: Json = {
  description: `文件；太大时是 ${documentLinkType}，按其中的链接取，不要带令牌`,
  content: {
    "*/*": {},
    [documentLinkType]: {
      schema: { type: "object", properties: { link: { type: "string", format: "uri" } }, required: ["link"] },
    },
  },
};

const deferredAnswer: Json = {
  description: "内容较多，正在生成：隔几秒按 deferredId 取 /api/deferred/{deferredId}，做好后就是原来的答复",
  content: {
    [deferredType]: {
      schema: {
        type: "object",
        properties: {
          deferredId: { type: "string" },
          state: { enum: ["waiting", "making"] },
          askedAt: { type: "string", format: "date-time" },
        },
        required: ["deferredId", "state", "askedAt"],
      },
    },
  },
};

function jsonContent(schema: Json): Json {
  return { "application/json": { schema } };
}

/** An answer has what its schema names and nothing else. */
function answerSchemaOf(schema: z.ZodType): Json {
  return jsonSchemaOf(schema, ({ jsonSchema }) => {
    if (jsonSchema.type === "object" && jsonSchema.properties) jsonSchema.additionalProperties = false;
  });
}

/** The JSON of a schema is what goes into it, whichever way it travels. */
function jsonSchemaOf(schema: z.ZodType, override?: Override): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: "input", ...(override && { override }) });
  return rest;
}
