import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { CorrectionBadge } from "./corrections/correction-badge.tsx";
import type { MenuEntry } from "./menu.ts";

/** How many entries fit side by side at the foot of a phone. */
const tabsMax = 5;

/**
 * The main menu: at the side of a wide screen; on a phone a row of tabs at the foot where there are few entries, else
 * behind a button, closed again by choosing or by Escape.
 */
export function MainMenu(props: {
  menu: readonly MenuEntry[];
  part: string;
  role: RouteOutput<"read-me">["role"];
}) {
  const { menu, part, role } = props;
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [part]);
  useLayoutEffect(() => {
    if (!open) return;
    const close = (event: KeyboardEvent) => {
      if (event.key === "Escape") setOpen(false);
    };
    window.addEventListener("keydown", close);
    return () => window.removeEventListener("keydown", close);
  }, [open]);
  const areTabs = menu.length <= tabsMax;
  return (
    <div class={areTabs ? "menu-place menu-tabs" : "menu-place"}>
      {!areTabs && (
        <button
          type="button"
          class="button menu-toggle"
          aria-expanded={open}
          aria-controls="main-menu"
          onClick={() => setOpen(!open)}
        >
          菜单
          <span aria-hidden="true">{open ? " ▴" : " ▾"}</span>
        </button>
      )}
      <nav id="main-menu" class={open ? "menu menu-open" : "menu"} aria-label="主菜单">
        {menu.map((entry) => (
          <a
            key={entry.part}
            href={`#/${entry.part}`}
            onClick={() => setOpen(false)}
            {...(entry.part === part ? { "aria-current": "page" } : {})}
          >
            {entry.name}
            {entry.part === "corrections" && <CorrectionBadge role={role} />}
          </a>
        ))}
      </nav>
    </div>
  );
}
