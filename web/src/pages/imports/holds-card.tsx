import type { RouteInput, RouteOutput } from "#shared/contract/routes.ts";
import { callRoute } from "../../api/call-route.ts";
import { grouped } from "../../format/count.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { mayCall } from "../menu.ts";
import type { PageProps } from "../page-props.ts";
import { mayMap } from "./mapping-choices.ts";
import { useDecision } from "./use-decision.ts";

type Import = RouteOutput<"read-import">;
type Mapping = Partial<RouteInput<"map-import">["body"]>;

/** The first of a check's notices with some code, and how many loans it is about. */
const countOf = ({ notices = [] }: Import, code: string) =>
  notices.find((notice) => notice.code === code)?.count ?? 0;

/**
 * Where the liaison says what a file holds, all of the programme or a bank's whole book, and whether borrowers without an
 * identity number are the members of that name.
 */
export function HoldsCard(props: Pick<PageProps, "me"> & { item: Import; onAnswer: (item: Import) => void }) {
  const { item, me, onAnswer } = props;
  const { busy, problem, decide } = useDecision(onAnswer);
  const { unattributed = 0, leftOut = 0 } = item.counts ?? {};
  const ofNames = countOf(item, "names-proposed") + countOf(item, "names-accepted");
  const asksNames = item.problem?.code === "names-not-confirmed" || ofNames > 0;
  const isHolding = ["holds-not-told", "no-borrowers-to-pick"].includes(item.problem?.code ?? "");
  const asksHolds = isHolding || asksNames || unattributed + leftOut > 0;
  if (!asksHolds || !mayMap(item) || !mayCall(me.role, "map-import")) return null;
  const say = (mapping: Mapping) =>
    decide("map-import", () =>
      callRoute("map-import", { params: { importId: item.importId }, body: mapping as Required<Mapping> }),
    );
  const ask = (label: string, mapping: Mapping, isSaid: boolean) => (
    <Button busy={busy !== undefined} disabled={isSaid} onClick={() => say(mapping)}>
      {label}
    </Button>
  );
  return (
    <Card title="贷款的归属">
      {unattributed > 0 && <p>有 {grouped(unattributed)} 笔不知道属于哪个农技协，入账后记为“待归属”。</p>}
      {leftOut > 0 && <p>有 {grouped(leftOut)} 行的借款人不在会员名册中，已略过，未保留其任何内容。</p>}
      <p>这个文件里是哪些贷款？选择会记住，以后同样表头的文件不再询问。</p>
      <div class="actions">
        {ask("全部是银会合作贷款", { holds: "programme" }, item.holds === "programme")}
        {ask("全行贷款，按会员名册挑选", { holds: "register" }, item.holds === "register")}
      </div>
      {asksNames && (
        <>
          <p>有些借款人没有证件号码，但姓名在会员名册中唯一，可以一次确认。</p>
          <div class="actions">
            {ask("确认，就是名册上的会员", { acceptNames: true }, item.acceptNames === true)}
            {ask("不按姓名归属", { acceptNames: false }, item.acceptNames === false)}
          </div>
        </>
      )}
      {problem !== undefined && <ProblemNotice problem={problem} />}
    </Card>
  );
}
