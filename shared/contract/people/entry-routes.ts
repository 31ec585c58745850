import type { Route } from "#shared/contract/base/route.ts";
import * as entry from "./entry-schemas.ts";

/** The routes by which people come in where the accounts are our own: a part of the one table of routes. */
export const entryRoutes = {
  "open-entry-link": {
    id: "open-entry-link",
    method: "POST",
    path: "/api/sign-in/link",
    callers: "anyone",
    access: "write",
    masksNumbers: true,
    summary: "打开邀请、改密链接或访问链接；访问链接随即登录",
    body: entry.entryBody,
    output: entry.entryAnswerSchema,
    status: 200,
  },
  "set-up-account": {
    id: "set-up-account",
    method: "POST",
    path: "/api/sign-in/account",
    callers: "anyone",
    access: "write",
    masksNumbers: true,
    summary: "凭一次性链接设置登录名、密码和动态验证码，并登录",
    body: entry.entryAccountBody,
    output: entry.signedInSchema,
    status: 200,
  },
  "sign-in": {
    id: "sign-in",
    method: "POST",
    path: "/api/sign-in/password",
    callers: "anyone",
    access: "write",
    masksNumbers: true,
    summary: "用登录名、密码和动态验证码登录",
    body: entry.signInBody,
    output: entry.signedInSchema,
    status: 200,
  },
  "renew-sign-in": {
    id: "renew-sign-in",
    method: "POST",
    path: "/api/sign-in/renewal",
    callers: "anyone",
    access: "read",
    masksNumbers: true,
    summary: "登录后换取下一个访问令牌",
    body: entry.renewalBody,
    output: entry.accessSchema,
    status: 200,
  },
} as const satisfies Record<string, Route>;
