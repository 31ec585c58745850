import type { RouteOutput } from "#shared/contract/routes.ts";
import type { Day } from "#shared/domain/base/day.ts";
import type { Programme, Tranche } from "#shared/domain/programme/programme.ts";
import {
  type Settings,
  type SettingsVersion,
  settingsOf,
} from "#shared/domain/programme/programme-settings.ts";
import { fenToWire } from "#shared/http/base/fen-wire.ts";

type WireVersion = RouteOutput<"change-settings">;
type WireSettings = WireVersion["after"];

/** Settings as the wire gives them, for the domain. */
export function settingsFromWire({ goalFen, tranches, ...rest }: WireSettings): Settings {
  return {
    ...rest,
    goalFen: goalFen === undefined ? undefined : BigInt(goalFen),
    tranches: tranches?.map((step) => ({ ...step, goalFen: BigInt(step.goalFen) })),
  };
}

/** The values of a programme's settings as the wire shows them. */
export function presentSettings(programme: Programme): RouteOutput<"read-settings">["settings"] {
  const { goalFen, tranches, products, ...rest } = settingsOf(programme);
  return {
    ...rest,
    goalFen: fenToWire(goalFen),
    tranches: tranches.map(trancheToWire),
    products: [...products],
  };
}

/** A change of the settings as the wire shows it. */
export function settingsVersionToWire(version: SettingsVersion): WireVersion {
  const { revision, changedAt, changedBy, reason, before, after } = version;
  return {
    revision,
    changedAt,
    changedBy,
    reason,
    before: settingsToWire(before),
    after: settingsToWire(after),
  };
}

function settingsToWire({ goalFen, tranches, products, ...rest }: Settings): WireSettings {
  return {
    ...rest,
    goalFen: goalFen === undefined ? undefined : fenToWire(goalFen),
    tranches: tranches?.map(trancheToWire),
    products: products === undefined ? undefined : [...products],
  };
}

function trancheToWire({ until, goalFen }: Tranche): { until: Day; goalFen: number } {
  return { until, goalFen: fenToWire(goalFen) };
}
