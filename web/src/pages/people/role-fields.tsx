import type { RouteOutput } from "#shared/contract/routes.ts";
import { roleNames, roles } from "#shared/domain/base/person.ts";
import { inCountyOrder } from "../../format/in-county-order.ts";
import { SelectField } from "../../ui/select-field.tsx";

/** The associations that there are to choose from. */
export type Associations = RouteOutput<"list-associations">["items"];

/** What somebody is to be: a role, and for `association` whose. */
export type Place = { role: RouteOutput<"read-me">["role"]; associationId: string };

/** Tells whether a place is whole: an association's person needs the association. */
export function isWhole({ role, associationId }: Place): boolean {
  return role !== "association" || associationId !== "";
}

/** A place as the API takes it. */
export function placeBody({ role, associationId }: Place) {
  return role === "association" ? { role, associationId } : { role };
}

/** Asks for a role, and for an association where the role is of one. */
export function RoleFields(props: {
  place: Place;
  associations: Associations;
  onChange: (place: Place) => void;
}) {
  const { place, associations, onChange } = props;
  return (
    <>
      <SelectField
        label="身份"
        value={place.role}
        options={roles.map((role) => [role, roleNames[role]] as const)}
        onChange={(value) => {
          const role = roles.find((one) => one === value);
          if (role !== undefined) onChange({ ...place, role });
        }}
      />
      {place.role === "association" && (
        <AssociationField
          value={place.associationId}
          associations={associations}
          onChange={(associationId) => onChange({ ...place, associationId })}
        />
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
