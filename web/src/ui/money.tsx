import { wan, yuan } from "../format/money.ts";

/** An amount in 万元 with the exact yuan below. */
export function Money({ fen }: { fen: number }) {
  return (
    <span class="money">
      {wan(fen)}
      <small>{yuan(fen)} 元</small>
    </span>
  );
}
