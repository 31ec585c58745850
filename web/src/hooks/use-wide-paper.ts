import { useEffect } from "preact/hooks";

const rule = "@media print { @page { size: A4 landscape; margin: 10mm; } }";

/** What the styles of such a page, and of what is not printed of it, go by: `:has` is too young. */
const wide = "prints-wide";
const left = "not-printed";

/**
 * Has the page print its list alone, on wide paper, with what is folded away open. The paper is a rule of its own, since
 * older browsers know no named pages; what knows no such rule prints on the usual paper.
 */
export function useWidePaper(): void {
  useEffect(() => {
    document.documentElement.classList.add(wide);
    const takeBack = addRule();
    window.addEventListener("beforeprint", prepare);
    return () => {
      document.documentElement.classList.remove(wide);
      window.removeEventListener("beforeprint", prepare);
      takeBack();
    };
  }, []);
}

function prepare(): void {
  for (const card of document.querySelectorAll("main .card"))
    card.classList.toggle(
      left,
      card.querySelector(".data-list") === null && card.closest(".data-list") === null,
    );
  for (const fold of document.querySelectorAll<HTMLDetailsElement>(".data-list details:not(.column-choice)"))
    fold.open = true;
}

/** Adds the rule to the last sheet of styles; the result takes it out again. */
function addRule(): () => void {
  const sheet = document.styleSheets[document.styleSheets.length - 1];
  if (sheet === undefined) return () => undefined;
  try {
    sheet.insertRule(rule, sheet.cssRules.length);
  } catch {
    return () => undefined;
  }
  return () => {
    for (let index = sheet.cssRules.length - 1; index >= 0; index--) {
      if (sheet.cssRules[index]?.cssText.includes("landscape") !== true) continue;
      sheet.deleteRule(index);
      return;
    }
  };
}
