import type { RouteOutput } from "#shared/contract/routes.ts";
import { type Role, roleNames, roles } from "#shared/domain/base/person.ts";
import { inCountyOrder } from "../../format/in-county-order.ts";
import { SelectField } from "../../ui/select-field.tsx";

/** The associations that there are to choose from. */
export type Associations = RouteOutput<"list-associations">["items"];

/** What there is to choose from: the roles that the caller may give, first the one that is offered. */
export type Choices = {
  roles: readonly [Role, ...Role[]];
  associations: Associations;
  counties: RouteOutput<"read-programme">["counties"];
  banks: RouteOutput<"read-programme">["banks"];
};

/** What somebody is to be: a role, and for those of an association, a county, a bank or its branches which. */
export type Place = {
  role: Role;
  associationId: string;
  countyCode: string;
  bankId: string;
  branchIds: readonly string[];
};

/** What an empty form begins with. */
export const noPlace = { associationId: "", countyCode: "", bankId: "", branchIds: [] };

/** The choices of a caller: a county's supervisor lets in people of associations. */
export function choicesOf(
  caller: Role,
  associations: Associations,
  { counties, banks }: Pick<RouteOutput<"read-programme">, "counties" | "banks">,
): Choices {
  return {
    roles: caller === "county-supervisor" ? ["association"] : ["liaison", ...roles.slice(1)],
    associations,
    counties,
    banks,
  };
}

/** Tells whether a place is whole: who is of an association or a county needs it. */
export function isWhole({ role, associationId, countyCode }: Place): boolean {
  if (role === "county-supervisor") return countyCode !== "";
  return role !== "association" || associationId !== "";
}

/** A place as the API takes it. */
export function placeBody({ role, associationId, countyCode, bankId, branchIds }: Place) {
  if (role === "county-supervisor") return { role, countyCode };
  if (role === "liaison") {
    return {
      role,
      ...(bankId === "" ? {} : { bankId }),
      ...(branchIds.length === 0 ? {} : { branchIds: [...branchIds].sort() }),
    };
  }
  return role === "association" ? { role, associationId } : { role };
}

/** Asks for a role, and for an association or a county where the role is of one. */
export function RoleFields(props: { place: Place; choices: Choices; onChange: (place: Place) => void }) {
  const { place, choices, onChange } = props;
  return (
    <>
      <SelectField
        label="身份"
        value={place.role}
        options={choices.roles.map((role) => [role, roleNames[role]] as const)}
        onChange={(value) => {
          const role = choices.roles.find((one) => one === value);
          if (role !== undefined) onChange({ ...place, role });
        }}
      />
      {place.role === "association" && (
        <AssociationField
          value={place.associationId}
          associations={choices.associations}
          onChange={(associationId) => onChange({ ...place, associationId })}
        />
      )}
      {place.role === "liaison" && <BankFields place={place} banks={choices.banks} onChange={onChange} />}
      {place.role === "county-supervisor" && (
        <SelectField
          label="县（市、区）"
          value={place.countyCode}
          options={[["", "请选择"], ...choices.counties.map(({ code, name }) => [code, name] as const)]}
          onChange={(countyCode) => onChange({ ...place, countyCode })}
        />
      )}
    </>
  );
}

/** Asks for a liaison's bank where there are several, and for branches where the bank has any. */
function BankFields(props: { place: Place; banks: Choices["banks"]; onChange: (place: Place) => void }) {
  const { place, banks, onChange } = props;
  const bank = banks.find(({ bankId }) => bankId === place.bankId) ?? banks[0];
  const { branchIds } = place;
  if (bank === undefined) return null;
  return (
    <>
      {banks.length > 1 && (
        <SelectField
          label="银行"
          value={bank.bankId}
          options={banks.map(({ bankId, name }) => [bankId, name] as const)}
          onChange={(bankId) => onChange({ ...place, bankId, branchIds: [] })}
        />
      )}
      {bank.branches.length > 0 && (
        <fieldset class="branch-choices">
          <legend>支行（都不选为全行）</legend>
          {bank.branches.map(({ branchId, name }) => (
            <label class="check" key={branchId}>
              <input
                type="checkbox"
                checked={branchIds.includes(branchId)}
                onChange={(event) => {
                  const others = branchIds.filter((one) => one !== branchId);
                  const chosen = event.currentTarget.checked ? [...others, branchId] : others;
                  onChange({ ...place, bankId: bank.bankId, branchIds: chosen });
                }}
              />
              {name}
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}

/** Asks which association. */
export function AssociationField(props: {
  value: string;
  associations: Associations;
  onChange: (associationId: string) => void;
}) {
  const { value, associations, onChange } = props;
  const options = inCountyOrder(associations).map(
    ({ associationId, name, countyName }) => [associationId, `${name}（${countyName}）`] as const,
  );
  return (
    <SelectField label="农技协" value={value} options={[["", "请选择"], ...options]} onChange={onChange} />
  );
}
