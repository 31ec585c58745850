import { useContext } from "preact/hooks";
import { wan, yuan } from "../format/money.ts";
import { InTable } from "./in-table.ts";

/**
 * An amount in 万元 whose exact yuan are shown when it is pointed at, touched or reached by the keyboard. In a table the
 * amounts are no stops of the keyboard: there the focused table shows them all. Readers of the screen hear both.
 */
export function Money({ fen, unit }: { fen: number; unit?: boolean }) {
  const inTable = useContext(InTable);
  return (
    <span class="money" tabIndex={inTable ? -1 : 0}>
      {wan(fen)}
      {unit && " 万元"}
      <span class="money-exact">{yuan(fen)} 元</span>
    </span>
  );
}
