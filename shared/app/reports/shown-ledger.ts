import { maskPersonNumbers } from "#shared/domain/base/person-numbers.ts";
import type { ImportRecord } from "#shared/domain/imports/import-record.ts";
import { shownFileName } from "#shared/domain/imports/shown-file-name.ts";
import type { Association } from "#shared/domain/people/association.ts";
import type { Deps } from "#shared/ports/deps.ts";

/**
 * The registers as reports quote them: identity numbers that an earlier version let into names of associations and
 * files are masked.
 */
export function shownRegisters<T extends Pick<Deps, "associations" | "imports">>(deps: T): T {
  const { associations, imports } = deps;
  return {
    ...deps,
    associations: {
      ...associations,
      listEver: async () => (await associations.listEver()).map(shownAssociation),
    },
    imports: {
      ...imports,
      get: async (importId: string) => {
        const record = await imports.get(importId);
        return record && shownImport(record);
      },
      list: async (limit: number, cursor?: string) => {
        const page = await imports.list(limit, cursor);
        return { ...page, items: page.items.map(shownImport) };
      },
    },
  };
}

function shownAssociation(association: Association): Association {
  return { ...association, name: maskPersonNumbers(association.name) };
}

function shownImport(record: ImportRecord): ImportRecord {
  return { ...record, fileName: shownFileName(record) };
}
