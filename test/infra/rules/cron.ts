/** The fields of a cron expression of EventBridge in their order: their bounds, and the names that they know. */
const fields = [
  { name: "minutes", min: 0, max: 59, names: [] },
  { name: "hours", min: 0, max: 23, names: [] },
  { name: "day of the month", min: 1, max: 31, names: ["L", "W"] },
  { name: "month", min: 1, max: 12, names: "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(" ") },
  { name: "day of the week", min: 1, max: 7, names: "SUN MON TUE WED THU FRI SAT L".split(" ") },
  { name: "year", min: 1970, max: 2199, names: [] },
] as const;

/** What is wrong with when something is called, as EventBridge reads it: a rate, or a cron of six fields. */
export function cronFault(expression: string): string | undefined {
  if (/^rate\((1 (minute|hour|day)|([2-9]|[1-9]\d+) (minutes|hours|days))\)$/.test(expression))
    return undefined;
  const parts = /^cron\((.*)\)$/.exec(expression)?.[1]?.split(" ");
  if (parts?.length !== fields.length) return `${expression} is neither a rate nor a cron of six fields`;
  if ((parts[2] === "?") === (parts[4] === "?")) return `${expression} has not exactly one day as "?"`;
  const wrong = fields.find(({ name }, index) => {
    const days = name.startsWith("day");
    return !(days && parts[index] === "?") && !isOf(index, parts[index] ?? "");
  });
  return wrong === undefined ? undefined : `${expression}: no such ${wrong.name}`;
}

function isOf(index: number, field: string): boolean {
  const known = fields[index];
  if (known === undefined) return false;
  const one = (text: string) =>
    (known.names as readonly string[]).includes(text) ||
    (/^\d+$/.test(text) && Number(text) >= known.min && Number(text) <= known.max);
  return field.split(",").every((part) => {
    const [range = "", step, ...more] = part.split("/");
    if (more.length > 0 || (step !== undefined && !/^[1-9]\d*$/.test(step))) return false;
    if (range === "*") return true;
    const [from = "", to, ...rest] = range.split("-");
    return rest.length === 0 && one(from) && (to === undefined || one(to));
  });
}
