import { type SettingChange, settingTexts } from "./setting-texts.ts";

/** What changes, one setting a line, from what to what. */
export function ChangeLines({ changes }: { changes: readonly SettingChange[] }) {
  return (
    <ul class="change-lines">
      {changes.map(({ name, before, after }) => (
        <li key={name}>
          <span class="muted">{settingTexts[name]}：</span>
          <del>{before}</del> → <ins>{after}</ins>
        </li>
      ))}
    </ul>
  );
}
