import { useEffect, useRef } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { roleNames } from "#shared/domain/person.ts";
import { useRoute } from "../hooks/use-route.ts";
import { signOut } from "../session/sign-out.ts";
import { Button } from "../ui/button.tsx";
import { menuOf } from "./menu.ts";
import { Page } from "./page.tsx";

/** The frame of every page: head, menu and the page that the address names. */
export function Shell(props: { me: RouteOutput<"read-me">; programme: RouteOutput<"read-programme"> }) {
  const { me, programme } = props;
  const place = useRoute();
  const menu = menuOf(me.role);
  const home = me.role === "association" ? "my-association" : "progress";
  const part = place.parts[0] ?? home;
  const name = menu.find((entry) => entry.part === part)?.name;
  const main = useRef<HTMLElement>(null);
  const path = place.hash.split("?", 1)[0];
  useEffect(() => {
    main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [path]);
  useEffect(() => {
    document.title = name === undefined ? "银会合作贷款台账" : `${name} · 银会合作贷款台账`;
  }, [name]);
  return (
    <div class="shell">
      <header class="topbar">
        <a class="brand" href="#/progress">
          <span class="brand-mark" aria-hidden="true">
            银会
          </span>
          <span class="brand-name">{programme.name}</span>
        </a>
        <div class="who">
          <span class="who-name">{me.displayName}</span>
          <span class="who-role">{roleNames[me.role]}</span>
          <Button kind="text" onClick={signOut}>
            退出
          </Button>
        </div>
      </header>
      <nav class="menu" aria-label="主菜单">
        {menu.map((entry) => (
          <a
            key={entry.part}
            href={`#/${entry.part}`}
            {...(entry.part === part ? { "aria-current": "page" } : {})}
          >
            {entry.name}
          </a>
        ))}
      </nav>
      <main ref={main} tabIndex={-1}>
        <Page part={part} place={place} me={me} programme={programme} />
      </main>
    </div>
  );
}
