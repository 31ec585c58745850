/** Of which events numbers are counted besides, and which of their facts; a metric is named `<event>.<fact>`. */
export const countedEvents: Readonly<Record<string, readonly string[]>> = {
  "import-checked": ["read", "refused"],
  "import-committed": ["new", "changed"],
  "import-refused": [],
  "import-failed": [],
  "report-published": [],
  "report-not-made": [],
  "mailing-failed": [],
  "ledger-verified": ["loans"],
  "ledger-not-verified": [],
  "ledger-differs": ["differences"],
};
