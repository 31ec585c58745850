import { settingLimits } from "#shared/domain/programme/setting-limits.ts";
import { Button } from "../../ui/button.tsx";
import { LineInput } from "./line-input.tsx";
import { ListCard, type ListProps, namesIn, withAt } from "./list-card.tsx";
import type { Settings } from "./setting-texts.ts";
import type { Wish } from "./settings-change.tsx";

type BranchLine = { branchId: string; name: string; aliases: string; countyCode: string };
type BankLine = { bankId: string; name: string; branches: BranchLine[] };

const aliasesLengthMax = 2000;

/** The banks with their branches, the counties that these lend in, and what books call them. */
export function BanksCard(props: ListProps) {
  const { counties, banks } = props.settings;
  const start = banks.map(lineOf);
  return (
    <ListCard
      {...props}
      title="银行和支行"
      note="支行的名称和别名须与银行文件里的写法一致；支行联络员只见本支行的贷款"
      start={start}
      wishOf={wishOf}
      fields={(lines, change) => (
        <>
          {lines.map((bank, index) => (
            <BankFields
              key={bank.bankId}
              bank={bank}
              counties={counties}
              onChange={(next) => change(withAt(lines, index, next))}
              onRemove={
                banks.some(({ bankId }) => bankId === bank.bankId)
                  ? undefined
                  : () => change(withAt(lines, index))
              }
            />
          ))}
          <Button
            disabled={lines.length >= settingLimits.banksMax}
            onClick={() =>
              change([...lines, { bankId: freeId("bank", idsOf(lines)), name: "", branches: [] }])
            }
          >
            加一家银行
          </Button>
        </>
      )}
    />
  );
}

function BankFields(props: {
  bank: BankLine;
  counties: Settings["counties"];
  onChange: (bank: BankLine) => void;
  onRemove: (() => void) | undefined;
}) {
  const { bank, counties, onChange, onRemove } = props;
  const { bankId, name, branches } = bank;
  const what = name === "" ? "新银行" : name;
  const setBranches = (next: BranchLine[]) => onChange({ ...bank, branches: next });
  const branchId = freeId(
    bankId,
    branches.map((branch) => branch.branchId),
  );
  return (
    <fieldset class="settings-group">
      <legend>{what}</legend>
      <div class="settings-line">
        <LineInput
          label="银行名称"
          hint="银行名称"
          value={name}
          lengthMax={settingLimits.nameLengthMax}
          onChange={(next) => onChange({ ...bank, name: next })}
        />
        {onRemove !== undefined && (
          <Button kind="text" onClick={onRemove}>
            删去<span class="visually-hidden">{what}</span>
          </Button>
        )}
      </div>
      {branches.map((branch, index) => (
        <BranchFields
          key={branch.branchId}
          branch={branch}
          counties={counties}
          onChange={(next) => setBranches(withAt(branches, index, next))}
          onRemove={() => setBranches(withAt(branches, index))}
        />
      ))}
      <Button onClick={() => setBranches([...branches, { branchId, name: "", aliases: "", countyCode: "" }])}>
        加一个支行
      </Button>
    </fieldset>
  );
}

function BranchFields(props: {
  branch: BranchLine;
  counties: Settings["counties"];
  onChange: (branch: BranchLine) => void;
  onRemove: () => void;
}) {
  const { branch, counties, onChange, onRemove } = props;
  const what = branch.name === "" ? "新支行" : branch.name;
  return (
    <div class="settings-line">
      <LineInput
        label={`${what}的名称`}
        hint="名称"
        value={branch.name}
        lengthMax={settingLimits.nameLengthMax}
        onChange={(name) => onChange({ ...branch, name })}
      />
      <LineInput
        label={`${what}的别名，用顿号分开`}
        hint="别名，用顿号分开"
        value={branch.aliases}
        lengthMax={aliasesLengthMax}
        onChange={(aliases) => onChange({ ...branch, aliases })}
      />
      <select
        class="line-input"
        aria-label={`${what}所在的县（市、区）`}
        value={branch.countyCode}
        onChange={(event) => onChange({ ...branch, countyCode: event.currentTarget.value })}
      >
        <option value="">不限一县</option>
        {counties.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      <Button kind="text" onClick={onRemove}>
        删去<span class="visually-hidden">{what}</span>
      </Button>
    </div>
  );
}

function lineOf({ bankId, name, branches = [] }: Settings["banks"][number]): BankLine {
  return {
    bankId,
    name,
    branches: branches.map(({ aliases, countyCode = "", ...branch }) => ({
      ...branch,
      aliases: aliases.join("、"),
      countyCode,
    })),
  };
}

function idsOf(lines: readonly BankLine[]): string[] {
  return lines.map(({ bankId }) => bankId);
}

/** An id that begins as told and that no other has. */
function freeId(begin: string, taken: readonly string[]): string {
  let number = taken.length + 1;
  while (taken.includes(`${begin}-${number}`)) number += 1;
  return `${begin}-${number}`;
}

function wishOf(lines: readonly BankLine[]): Wish {
  const named = lines.flatMap((bank) => [bank, ...bank.branches]);
  if (named.some(({ name }) => name.trim() === "")) return { missing: "请填写每家银行和每个支行的名称。" };
  const banks = lines.map(({ bankId, name, branches }) => ({
    bankId,
    name: name.trim(),
    ...(branches.length === 0
      ? {}
      : {
          branches: branches.map(({ branchId, countyCode, ...branch }) => ({
            branchId,
            name: branch.name.trim(),
            aliases: namesIn(branch.aliases),
            ...(countyCode === "" ? {} : { countyCode }),
          })),
        }),
  }));
  return { settings: { banks } };
}
