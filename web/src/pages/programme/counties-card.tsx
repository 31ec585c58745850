import { settingLimits } from "#shared/domain/programme/setting-limits.ts";
import { Button } from "../../ui/button.tsx";
import { LineInput } from "./line-input.tsx";
import { ListCard, type ListProps, namesIn, withAt } from "./list-card.tsx";
import type { Settings } from "./setting-texts.ts";
import type { Wish } from "./settings-change.tsx";

type Line = { code: string; name: string; aliases: string; weight: string };

const aliasesLengthMax = 2000;

/** The counties: their codes, names, what books call them, and the weights by which the goal is split. */
export function CountiesCard(props: ListProps) {
  return (
    <ListCard
      {...props}
      title="县（市、区）"
      note="按行政区划顺序；别名是银行文件里的其他写法，如经开区"
      start={props.settings.counties.map(lineOf)}
      wishOf={wishOf}
      fields={(lines, change) => (
        <>
          {lines.map((line, index) => (
            <CountyFields
              key={index}
              what={line.name === "" ? `第 ${index + 1} 个` : line.name}
              line={line}
              onChange={(next) => change(withAt(lines, index, next))}
            />
          ))}
          <Button
            disabled={lines.length >= settingLimits.countiesMax}
            onClick={() => change([...lines, { code: "", name: "", aliases: "", weight: "" }])}
          >
            加一个县（市、区）
          </Button>
        </>
      )}
    />
  );
}

/** The fields of a county; without a line it goes. */
function CountyFields(props: { what: string; line: Line; onChange: (line?: Line) => void }) {
  const { what, line, onChange } = props;
  const set = (part: Partial<Line>) => onChange({ ...line, ...part });
  return (
    <div class="settings-line">
      <LineInput
        label={`${what}的代码`}
        hint="六位代码"
        value={line.code}
        lengthMax={6}
        mode="numeric"
        onChange={(code) => set({ code })}
      />
      <LineInput
        label={`${what}的名称`}
        hint="名称"
        value={line.name}
        lengthMax={settingLimits.nameLengthMax}
        onChange={(name) => set({ name })}
      />
      <LineInput
        label={`${what}的别名，用顿号分开`}
        hint="别名，用顿号分开"
        value={line.aliases}
        lengthMax={aliasesLengthMax}
        onChange={(aliases) => set({ aliases })}
      />
      <LineInput
        label={`${what}的目标权重（可空）`}
        hint="目标权重，可空"
        value={line.weight}
        lengthMax={7}
        mode="numeric"
        onChange={(weight) => set({ weight })}
      />
      <Button kind="text" onClick={() => onChange()}>
        删去<span class="visually-hidden">{what}</span>
      </Button>
    </div>
  );
}

function lineOf({ code, name, aliases, goalWeight }: Settings["counties"][number]): Line {
  return {
    code,
    name,
    aliases: aliases.join("、"),
    weight: goalWeight === undefined ? "" : String(goalWeight),
  };
}

function wishOf(lines: readonly Line[]): Wish {
  if (lines.some(({ code, name }) => code.trim() === "" || name.trim() === "")) {
    return { missing: "请填写每个县（市、区）的代码和名称。" };
  }
  if (lines.some(({ weight }) => !/^\d*$/.test(weight.trim())))
    return { missing: "目标权重应为整数，或不填。" };
  const counties = lines.map(({ code, name, aliases, weight }) => ({
    code: code.trim(),
    name: name.trim(),
    aliases: namesIn(aliases),
    ...(weight.trim() === "" ? {} : { goalWeight: Number(weight) }),
  }));
  return { settings: { counties } };
}
