type Ranked = { rank: number | null; rankBefore: number | null };

/** How many places a county went up since last month as a short text: `↑2`, `↓1`, `—`. */
export function movementText({ rank, rankBefore }: Ranked): string {
  if (rank === null || rankBefore === null || rank === rankBefore) return "—";
  return rank < rankBefore ? `↑${rankBefore - rank}` : `↓${rank - rankBefore}`;
}

/** How a county's place moved, with an arrow to see and in words to hear. */
export function Movement({ county }: { county: Ranked }) {
  const text = movementText(county);
  const tone = text.startsWith("↑") ? "tone-good" : text.startsWith("↓") ? "tone-bad" : "muted";
  return (
    <>
      <span class={tone} aria-hidden="true">
        {text}
      </span>
      <span class="visually-hidden">{movementWords(text)}</span>
    </>
  );
}

function movementWords(text: string): string {
  if (text === "—") return "名次未变";
  return `${text.startsWith("↑") ? "上升" : "下降"} ${text.slice(1)} 位`;
}
