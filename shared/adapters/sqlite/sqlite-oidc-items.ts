import * as z from "zod";
import { jsonText } from "../stored/json-text.ts";
import type { Database } from "./database.ts";

/** What an OpenID provider keeps of a session, grant or token. */
export type OidcPayload = Record<string, unknown>;

/** The items of an embedded OpenID provider, by model (AccessToken, Session, …) and id; expired ones are gone. */
export type OidcItems = {
  upsert(model: string, id: string, payload: OidcPayload, expiresInSeconds: number | undefined): void;
  find(model: string, id: string): OidcPayload | undefined;
  findByUid(model: string, uid: string): OidcPayload | undefined;
  findByUserCode(model: string, userCode: string): OidcPayload | undefined;
  consume(model: string, id: string): void;
  destroy(model: string, id: string): void;
  revokeByGrantId(grantId: string): void;
};

/** How many items of a model are kept: whoever asks for the sign-in page, known or not, has some kept for a while. */
export const oidcItemsMax = 5000;

const countRow = z.object({ count: z.bigint() });
const itemRow = z.object({ payload: jsonText(z.record(z.string(), z.unknown())) });

/** Keeps an OpenID provider's items in SQLite; `nowSeconds` is the clock they expire by. */
export function createSqliteOidcItems(database: Database, nowSeconds: () => number): OidcItems {
  const alive = "(expires_at IS NULL OR expires_at > ?)";
  const findBy = (column: "id" | "uid" | "user_code", model: string, value: string) => {
    const sql = `SELECT payload FROM oidc_item WHERE model = ? AND ${column} = ? AND ${alive}`;
    const row = database.get(sql, model, value, nowSeconds());
    return row === undefined ? undefined : itemRow.parse(row).payload;
  };
  /** Forgets what is over, and of too many what ends first. */
  const makeRoom = (model: string) => {
    database.run("DELETE FROM oidc_item WHERE model = ? AND expires_at <= ?", model, nowSeconds());
    const count = database.get("SELECT COUNT(*) AS count FROM oidc_item WHERE model = ?", model);
    const surplus = Number(countRow.parse(count).count) - oidcItemsMax + 1;
    if (surplus <= 0) return;
    database.run(
      `DELETE FROM oidc_item WHERE model = ?1 AND id IN
        (SELECT id FROM oidc_item WHERE model = ?1 ORDER BY expires_at LIMIT ?2)`,
      model,
      surplus,
    );
  };
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  return {
    upsert(model, id, payload, expiresInSeconds) {
      makeRoom(model);
      database.run(
        `INSERT OR REPLACE INTO oidc_item (model, id, payload, expires_at, uid, user_code, grant_id)
          VALUES (?, ?, ?, ?, ?, ?, ?)`,
        model,
        id,
        JSON.stringify(payload),
        expiresInSeconds === undefined ? null : nowSeconds() + expiresInSeconds,
        text(payload["uid"]),
        text(payload["userCode"]),
        text(payload["grantId"]),
      );
    },
    find: (model, id) => findBy("id", model, id),
    findByUid: (model, uid) => findBy("uid", model, uid),
    findByUserCode: (model, userCode) => findBy("user_code", model, userCode),
    consume(model, id) {
      database.run(
        "UPDATE oidc_item SET payload = json_set(payload, '$.consumed', ?) WHERE model = ? AND id = ?",
        nowSeconds(),
        model,
        id,
      );
    },
    destroy(model, id) {
      database.run("DELETE FROM oidc_item WHERE model = ? AND id = ?", model, id);
    },
    revokeByGrantId(grantId) {
      database.run("DELETE FROM oidc_item WHERE grant_id = ?", grantId);
    },
  };
}
