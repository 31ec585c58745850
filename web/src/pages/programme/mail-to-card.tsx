import { useId } from "preact/hooks";
import { ListCard, type ListProps, namesIn } from "./list-card.tsx";

const textLengthMax = 15_000;

/** Whom published reports are mailed to. */
export function MailToCard(props: ListProps) {
  const id = useId();
  return (
    <ListCard
      {...props}
      title="月报收件人"
      note="发布的月报寄到这些邮箱；空为不寄送"
      start={props.settings.mailTo.join("\n")}
      wishOf={(text) => ({ settings: { mailTo: namesIn(text) } })}
      fields={(text, change) => (
        <div class="field">
          <label for={id}>邮件地址（一行一个）</label>
          <textarea
            class="settings-addresses"
            id={id}
            rows={3}
            maxLength={textLengthMax}
            value={text}
            onInput={(event) => change(event.currentTarget.value)}
          />
        </div>
      )}
    />
  );
}
