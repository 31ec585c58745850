import { describe, expect, it } from "vitest";
import { eachOnNewStore, type StoreOpener } from "./store-opener.ts";

/** What the mark of the identity key promises. */
export function describeKeyMark(open: StoreOpener): void {
  describe("the mark of the identity key", () => {
    const store = eachOnNewStore(open);

    it("is none at first, then the one that was put last", async () => {
      const { keyMark } = store();
      expect(await keyMark.get()).toBeUndefined();

      await keyMark.put("a".repeat(64));
      expect(await keyMark.get()).toBe("a".repeat(64));

      await keyMark.put("b".repeat(64));
      expect(await keyMark.get()).toBe("b".repeat(64));
    });
  });
}
