import { parentPort, workerData } from "node:worker_threads";
import { hasSoundPages } from "./quick-check.ts";

/** Looks through a database's pages beside the thread that serves people, and tells whether they are sound. */
parentPort?.postMessage(hasSoundPages(String(workerData)));
