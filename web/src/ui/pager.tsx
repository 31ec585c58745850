import type { Pages } from "../hooks/use-pages.ts";
import { Button } from "./button.tsx";

/** The way to the previous and the next page of a list; nothing when there is one page only. */
export function Pager<T>({ pages }: { pages: Pages<T> }) {
  const { pageNo, previous, next } = pages;
  if (previous === undefined && next === undefined) return null;
  return (
    <nav class="pager" aria-label="翻页">
      <Button disabled={previous === undefined} {...(previous === undefined ? {} : { onClick: previous })}>
        上一页
      </Button>
      <span aria-live="polite">第 {pageNo} 页</span>
      <Button disabled={next === undefined} {...(next === undefined ? {} : { onClick: next })}>
        下一页
      </Button>
    </nav>
  );
}
