import * as z from "zod";
import { jsonText } from "../stored/json-text.ts";
import type { Database, Row } from "./database.ts";

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

const itemRow = z.object({ payload: jsonText(z.record(z.string(), z.unknown())) });

/** Keeps an OpenID provider's items in SQLite; `nowSeconds` is the clock they expire by. */
export function createSqliteOidcItems(database: Database, nowSeconds: () => number): OidcItems {
  const alive = "(expires_at IS NULL OR expires_at > ?)";
  const payloadOf = (row: Row | undefined) => (row === undefined ? undefined : itemRow.parse(row).payload);
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  return {
    upsert(model, id, payload, expiresInSeconds) {
      database.run("DELETE FROM oidc_item WHERE expires_at <= ?", nowSeconds());
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
    find(model, id) {
      return payloadOf(
        database.get(
          `SELECT payload FROM oidc_item WHERE model = ? AND id = ? AND ${alive}`,
          model,
          id,
          nowSeconds(),
        ),
      );
    },
    findByUid(model, uid) {
      return payloadOf(
        database.get(
          `SELECT payload FROM oidc_item WHERE model = ? AND uid = ? AND ${alive}`,
          model,
          uid,
          nowSeconds(),
        ),
      );
    },
    findByUserCode(model, userCode) {
      return payloadOf(
        database.get(
          `SELECT payload FROM oidc_item WHERE model = ? AND user_code = ? AND ${alive}`,
          model,
          userCode,
          nowSeconds(),
        ),
      );
    },
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
