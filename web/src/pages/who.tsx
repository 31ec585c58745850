import type { RouteOutput } from "#shared/contract/routes.ts";
import { roleNames } from "#shared/domain/base/person.ts";
import { signOut } from "../session/sign-out.ts";
import { Button } from "../ui/button.tsx";
import { Tag } from "../ui/tag.tsx";

/** Who is signed in, and what they may do about it. */
export function Who({ me }: { me: RouteOutput<"read-me"> }) {
  return (
    <div class="who">
      <span class="who-name">{me.displayName}</span>
      {me.readOnly === true ? (
        <Tag tone="grey">只能查看</Tag>
      ) : (
        <span class="who-role">{roleNames[me.role]}</span>
      )}
      {me.signInName !== undefined && <a href="#/account">我的账号</a>}
      <Button kind="text" onClick={signOut}>
        退出
      </Button>
    </div>
  );
}
