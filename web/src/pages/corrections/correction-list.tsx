import type { RouteOutput } from "#shared/contract/routes.ts";
import { roleNames } from "#shared/domain/base/person.ts";
import { shanghaiTime } from "../../format/instant.ts";
import { hashOf } from "../../hooks/place.ts";
import { CorrectionTags } from "./correction-tags.tsx";

type Correction = RouteOutput<"list-corrections">["items"][number];

/** Correction requests, each with its state and what was said last; a tap opens its thread. */
export function CorrectionList({
  items,
  withAssociation,
}: {
  items: readonly Correction[];
  withAssociation: boolean;
}) {
  return (
    <ul class="correction-list">
      {items.map((item) => (
        <li key={item.correctionId}>
          <a href={hashOf(["corrections", item.correctionId])}>
            <span class="correction-line">
              <strong>{titleOf(item)}</strong>
              <CorrectionTags item={item} />
            </span>
            <span class="muted">
              {withAssociation && `${item.associationName} · `}借据 {item.loanNo}
              {item.loan !== undefined && ` · ${item.loan.borrowerName}`}
              {item.clock !== undefined && ` · ${item.clock.dueOn} 前答复`}
            </span>
            <span class="correction-words">{item.latest.text || item.latest.kindName}</span>
            <span class="muted">
              {item.latest.byName}（{roleNames[item.latest.byRole]}） {shanghaiTime(item.latest.at)}{" "}
              {item.latest.kindName}
              {item.eventCount > 1 && ` · 往来 ${item.eventCount} 条`}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What a request is about in a few words: the field and what it should be. */
export function titleOf(item: Pick<Correction, "claims" | "fieldName" | "shouldBe">): string {
  const { claims, fieldName, shouldBe } = item;
  if (claims) return "认领：是我会会员";
  const wrong = fieldName === undefined ? "这笔贷款不对" : `${fieldName}不对`;
  return shouldBe === undefined ? wrong : `${wrong}，应为 ${shouldBe}`;
}
