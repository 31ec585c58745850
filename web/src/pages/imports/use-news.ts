import { useEffect, useRef, useState } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { shanghaiTime } from "../../format/instant.ts";

type Import = RouteOutput<"read-import">;

/**
 * What somebody else, or the same person in another window, did to an import while this page offered to decide on it.
 * `ownAnswer` takes note of the answer to a decision made here.
 */
export function useNews(item: Import | undefined): {
  news: string | undefined;
  ownAnswer: (answer: Import & { repeated?: boolean }) => void;
} {
  const [news, setNews] = useState<string>();
  const seen = useRef<Import["state"] | undefined>(undefined);
  const own = useRef(false);
  const state = item?.state;
  useEffect(() => {
    const before = seen.current;
    seen.current = state;
    if (item === undefined || before === undefined || before === state || own.current) {
      own.current = false;
      return;
    }
    const told = before === "checked" || before === "committed" ? newsOf(item) : undefined;
    if (told !== undefined) setNews(told);
  }, [state]);
  return {
    news,
    ownAnswer(answer) {
      own.current = answer.state !== seen.current;
      setNews(answer.repeated === true ? newsOf(answer) : undefined);
    },
  };
}

function newsOf(item: Import): string | undefined {
  switch (item.state) {
    case "committing":
    case "committed": {
      const who = item.committedByMe ? "您在另一个窗口" : (item.committedByName ?? "另一名联络员");
      const when = item.committedAt ?? item.commitAskedAt;
      return `这次导入已由${who}${when === undefined ? "" : `于 ${shanghaiTime(when)} `}确认入账，没有重复记账。`;
    }
    case "undoing":
    case "undone":
      return `这次导入已由${item.undo?.byName ?? "另一名联络员"}撤销。`;
    case "cancelled":
      return "这次导入已在别处取消。";
    case "sent-back":
      return `这次导入已由${item.sentBack?.byName ?? "另一名联络员"}退回。`;
    default:
      return undefined;
  }
}
