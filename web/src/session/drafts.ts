const prefix = "yinhui.draft.";

/** Where the tab keeps an unsent text of a name. */
export function draftKey(name: string): string {
  return prefix + name;
}

/** Forgets every unsent text of the tab: the next one to sign in may be somebody else. */
export function forgetDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
}
