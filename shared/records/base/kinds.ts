import * as z from "zod";
import { isDay } from "#shared/domain/base/day.ts";
import { isMonth } from "#shared/domain/base/month.ts";

/** How many of something. */
export const count = z.int().nonnegative();
export const daySchema = z.string().refine(isDay, "不是有效的日期，应为 YYYY-MM-DD").meta({ format: "date" });
export const monthSchema = z.string().refine(isMonth, "不是有效的月份，应为 YYYY-MM");
/** An instant, ISO 8601 in UTC. */
export const instant = z.string();
export const moneyUnit = z.enum(["yuan", "wan"]);
