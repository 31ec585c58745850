import * as z from "zod";
import { pageQuery } from "#shared/contract/base/basic-schemas.ts";
import type { Route } from "#shared/contract/base/route.ts";
import * as settings from "./settings-schemas.ts";

/** The routes of the programme's settings: a part of the one table of routes. */
export const settingsRoutes = {
  "read-settings": {
    id: "read-settings",
    method: "GET",
    path: "/api/settings",
    callers: ["liaison", "supervisor", "auditor"],
    access: "read",
    summary: "项目设置的现行值和历次改动，最新在前",
    query: z.object(pageQuery),
    output: settings.settingsSchema,
    status: 200,
  },
  "preview-settings": {
    id: "preview-settings",
    method: "GET",
    path: "/api/settings/effect",
    callers: ["supervisor"],
    access: "read",
    summary: "如改目标或期限，占目标比例和序时进度会怎样；不作改动",
    query: settings.previewSettingsQuery,
    output: settings.settingsEffectSchema,
    status: 200,
  },
  "change-settings": {
    id: "change-settings",
    method: "POST",
    path: "/api/settings",
    callers: ["supervisor"],
    access: "write",
    summary: "改动项目设置，写明原因，立即生效；两人同时改动时后到的不保存",
    body: settings.changeSettingsBody,
    output: settings.settingsVersionSchema,
    status: 201,
  },
} as const satisfies Record<string, Route>;
