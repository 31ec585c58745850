import { Card } from "../ui/card.tsx";

/** What an address leads to that names no page. */
export function UnknownPage() {
  return (
    <>
      <div class="page-head">
        <h1>没有这个页面</h1>
      </div>
      <Card>
        <p>地址可能抄错了，或者页面已经挪走。请从菜单进入。</p>
        <a href="#/">回到首页</a>
      </Card>
    </>
  );
}
