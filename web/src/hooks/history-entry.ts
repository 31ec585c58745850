/** What the present step of the tab's history keeps under a name: it comes back with the step, also after a reload. */
export function keptInEntry(name: string): unknown {
  const state: unknown = history.state;
  return isRecord(state) ? new Map(Object.entries(state)).get(name) : undefined;
}

/** Has the present step of the tab's history keep something under a name. */
export function keepInEntry(name: string, value: unknown): void {
  const state: unknown = history.state;
  history.replaceState({ ...(isRecord(state) ? state : {}), [name]: value }, "");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
