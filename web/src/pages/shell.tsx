import { useRef } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { useConnection } from "../hooks/use-connection.ts";
import { useHeading } from "../hooks/use-heading.ts";
import { useRoute } from "../hooks/use-route.ts";
import { DeferredNotice } from "./deferred-notice.tsx";
import { MainMenu } from "./main-menu.tsx";
import { menuOf } from "./menu.ts";
import { Page } from "./page.tsx";
import { PageGuard } from "./page-guard.tsx";
import { Who } from "./who.tsx";

/** Where each role begins. */
const homes: Record<RouteOutput<"read-me">["role"], string> = {
  liaison: "progress",
  association: "my-association",
  supervisor: "cockpit",
  "county-supervisor": "cockpit",
  auditor: "cockpit",
};

/** The frame of every page: head, menu and the page that the address names. */
export function Shell(props: { me: RouteOutput<"read-me">; programme: RouteOutput<"read-programme"> }) {
  const { me, programme } = props;
  const place = useRoute();
  const connected = useConnection();
  const menu = menuOf(me.role);
  const home = homes[me.role];
  const fillsScreen = place.query.get("screen") === "1";
  const part = place.parts[0] ?? home;
  const main = useRef<HTMLElement>(null);
  const path = place.hash.split("?", 1)[0] ?? "";
  useHeading(main, path, menu.find((entry) => entry.part === part)?.name);
  return (
    <div class="shell">
      {!fillsScreen && (
        <>
          <button type="button" class="skip-link" onClick={() => main.current?.focus()}>
            跳到正文
          </button>
          <header class="topbar">
            <a class="brand" href="#/">
              <span class="brand-mark" aria-hidden="true">
                银会
              </span>
              <span class="brand-name">{programme.name}</span>
            </a>
            <Who me={me} />
          </header>
          <MainMenu menu={menu} part={part} role={me.role} />
        </>
      )}
      <main ref={main} tabIndex={-1}>
        <div role="status" class="connection">
          {!connected && <p>连接不上服务器。已显示的内容可能不是最新的，恢复后会自动刷新。</p>}
        </div>
        <DeferredNotice />
        <PageGuard key={path}>
          <Page part={part} place={place} me={me} programme={programme} />
        </PageGuard>
      </main>
    </div>
  );
}
