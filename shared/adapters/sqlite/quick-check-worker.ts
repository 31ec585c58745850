import { parentPort, workerData } from "node:worker_threads";
import { hasSoundPages } from "./quick-check.ts";

/** Checks a database's pages in another thread than the one that serves people; returns whether they are sound. */
parentPort?.postMessage(hasSoundPages(String(workerData)));
