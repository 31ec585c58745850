import { useEffect } from "preact/hooks";

const rule = "@media print { @page { size: A4 landscape; margin: 10mm; } }";

/** What the style of such a page goes by: `:has` is too young. */
const mark = "prints-wide";

/** Has the page print on wide paper while a list is shown; a rule of its own, since older browsers know no named pages. */
export function useWidePaper(): void {
  useEffect(() => {
    document.documentElement.classList.add(mark);
    return () => document.documentElement.classList.remove(mark);
  }, []);
  useEffect(() => {
    const sheet = document.styleSheets[document.styleSheets.length - 1];
    if (sheet === undefined) return;
    const at = sheet.insertRule(rule, sheet.cssRules.length);
    return () => {
      for (let index = Math.min(at, sheet.cssRules.length - 1); index >= 0; index--) {
        if (!isOurs(sheet.cssRules[index])) continue;
        sheet.deleteRule(index);
        return;
      }
    };
  }, []);
}

function isOurs(one: CSSRule | undefined): boolean {
  return one instanceof CSSMediaRule && one.cssText.includes("landscape");
}
