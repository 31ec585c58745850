/** How many blocks a page shows: each may have a hundred entries. */
export const journalPageSize = 5;

/** The ways to other pages of the journal, as links that can be kept. */
export function JournalPager(props: {
  shown: readonly { blockNo: number }[];
  headBlockNo: number;
  filtered: boolean;
  following: string | undefined;
  cursor: string;
  hash: (cursor: string | undefined) => string;
}) {
  const { shown, headBlockNo, filtered, following, cursor, hash } = props;
  const first = shown[0]?.blockNo ?? 1;
  const last = shown.at(-1)?.blockNo ?? 0;
  const newestFrom = Math.max(headBlockNo - journalPageSize, 0);
  return (
    <nav class="pager" aria-label="翻页">
      {shown.length > 0 && (
        <span class="muted">
          第 {first} 至 {last} 块，共 {headBlockNo} 块
        </span>
      )}
      {cursor !== "" && <a href={hash(undefined)}>第一页</a>}
      {!filtered && first > 1 && <a href={hash(afterBlock(first - 1 - journalPageSize))}>上一页</a>}
      {following !== undefined && <a href={hash(following)}>下一页</a>}
      {!filtered && following !== undefined && <a href={hash(afterBlock(newestFrom))}>最新一页</a>}
    </nav>
  );
}

function afterBlock(blockNo: number): string | undefined {
  return blockNo > 0 ? `after.${blockNo}` : undefined;
}
