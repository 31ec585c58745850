import { useEffect, useRef, useState } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { shanghaiTime } from "../../format/instant.ts";
import { Button } from "../../ui/button.tsx";
import { QrCode } from "../../ui/qr-code.tsx";

/** A link that was just made, with its address. */
export type MadeLink = RouteOutput<"invite-person">;

const titles: Record<MadeLink["kind"], string> = {
  invitation: "邀请链接",
  "new-password": "改密码链接",
  "access-link": "访问链接",
};

/** Shows a link the one time that it can be seen: as address to copy and as a code to scan or print. */
export function MadeLinkCard(props: { made: MadeLink; programme: string; onClose: () => void }) {
  const { made, programme, onClose } = props;
  const [copied, setCopied] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const address = useRef<HTMLInputElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const copy = () => {
    address.current?.select();
    navigator.clipboard.writeText(made.url).then(
      () => setCopied(true),
      () => {},
    );
  };
  return (
    <section class="handout card" aria-label="新链接">
      <div class="card-body handout-body">
        <QrCode text={made.url} label={`${made.displayName}的${titles[made.kind]}二维码`} />
        <div>
          <p class="muted">{programme}</p>
          <h2 ref={heading} tabIndex={-1}>
            {made.displayName} · {titles[made.kind]}
          </h2>
          <p>{useOf(made)}</p>
          <p class="muted">{shanghaiTime(made.expiresAt)} 前有效。请勿转发；遗失或发错了，请告诉科协收回。</p>
          <div class="handout-screen">
            <div class="notice notice-warning" role="status">
              <strong>这个链接只显示这一次。</strong>
              <p>请现在复制发给本人，或打印二维码。</p>
            </div>
            <div class="field">
              <label for="made-link-address">链接</label>
              <input ref={address} id="made-link-address" readOnly value={made.url} />
            </div>
            <div class="actions">
              <Button kind="primary" onClick={copy}>
                {copied ? "已复制" : "复制链接"}
              </Button>
              <Button onClick={() => window.print()}>打印</Button>
              <Button onClick={onClose}>已经发给本人，关闭</Button>
            </div>
          </div>
        </div>
      </div>
    </section>
  );
}

function useOf({ kind, readOnly, associationName, roleName }: MadeLink): string {
  switch (kind) {
    case "invitation":
      return `打开后自己设登录名和密码，身份是${associationName ?? roleName}。只能用一次。`;
    case "new-password":
      return "打开后自己设新密码。只能用一次。";
    case "access-link":
      return readOnly
        ? "用微信扫一扫打开，不用密码，查看本会贷款。只能查看。"
        : "用微信扫一扫打开，不用密码，查看本会贷款，也可以申请更正。";
  }
}
