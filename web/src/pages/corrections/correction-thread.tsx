import type { RouteOutput } from "#shared/contract/routes.ts";
import { roleNames } from "#shared/domain/base/person.ts";
import { shanghaiTime } from "../../format/instant.ts";
import { hashOf } from "../../hooks/place.ts";

type Event = RouteOutput<"read-correction">["events"][number];

/** What was said to a request, oldest first. */
export function CorrectionThread({
  events,
  mayReadImports,
}: {
  events: readonly Event[];
  mayReadImports: boolean;
}) {
  return (
    <ol class="timeline">
      {events.map((event, index) => (
        <li key={index} class={`timeline-${event.kind}`}>
          <div class="timeline-head">
            <strong>{event.kindName}</strong>
            <span>
              {event.byName}（{roleNames[event.byRole]}）
            </span>
            <span class="muted">{shanghaiTime(event.at)}</span>
          </div>
          {event.text !== "" && <p class="words">{event.text}</p>}
          {event.importId !== undefined &&
            (mayReadImports ? (
              <p>
                <a href={hashOf(["imports", event.importId])}>查看更正这笔贷款的导入</a>
              </p>
            ) : (
              <p class="muted">银行已通过一次新的导入更正，见贷款的变更记录。</p>
            ))}
        </li>
      ))}
    </ol>
  );
}
