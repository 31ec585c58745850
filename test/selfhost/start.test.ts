import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "yinhui-start-"));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

/** Starts the program as `npm start` does; `whenSaid` is called with all it has said so far. */
async function start(
  environment: Record<string, string>,
  whenSaid: (text: string, stop: () => void) => void,
) {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "selfhost/main.ts"], {
    env: {
      PATH: process.env["PATH"],
      NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"],
      DATA_DIR: dataDir,
      PORT: "0",
      ...environment,
    },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      whenSaid(said, () => child.kill("SIGTERM"));
    });
  }
  const status = await new Promise<number | null>((resolve) => child.on("exit", resolve));
  return { status, said };
}

describe("npm start", { timeout: 60_000 }, () => {
  test("says the page's address and the demo sign-ins in Chinese and English, and stops when told to", async () => {
    let page: Promise<Response> | undefined;
    let text: string | undefined;
    const { status, said } = await start({}, (soFar, stop) => {
      const address = /网页 \/ page：(\S+)/.exec(soFar)?.[1];
      if (address === undefined || page !== undefined) return;
      page = fetch(address);
      void page
        .then(async (response) => {
          text = await response.text();
        })
        .finally(stop);
    });

    expect(status).toBe(0);
    expect(said).toMatch(/银行联络员 liaison/);
    expect(said).toContain(
      `同样的设置 / give commands the settings of this server：PORT=0 DATA_DIR=${dataDir}\n`,
    );
    expect(text).toContain("银会合作贷款台账");
  });

  test("refuses to open the demo sign-in to other machines, naming the settings", async () => {
    const { status, said } = await start({ HOST: "0.0.0.0" }, () => {});

    expect(status).toBe(1);
    expect(said).toContain("HOST=0.0.0.0");
    expect(said).toContain("OIDC_ISSUER");
  });

  test("names a wrong setting and a programme's file that is not there", async () => {
    expect(await start({ PORT: "x" }, () => {})).toMatchObject({
      status: 1,
      said: expect.stringContaining("PORT"),
    });
    expect(await start({ PROGRAMME_FILE: join(dataDir, "none.json") }, () => {})).toMatchObject({
      status: 1,
      said: expect.stringContaining("PROGRAMME_FILE"),
    });
  });
});
