import { createContext } from "preact";

/** Tells what is shown in a table's cell that it is there. */
export const InTable = createContext(false);
