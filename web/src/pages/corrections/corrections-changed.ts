/** The event that the window gets when this person has raised or moved a correction request: counts are old. */
export const correctionsChangedEvent = "yinhui:corrections-changed";

/** Tells the window that counts of correction requests are old. */
export function tellCorrectionsChanged(): void {
  window.dispatchEvent(new Event(correctionsChangedEvent));
}
