/** How an operator calls the command line where the program is run from its source. */
export const command = "npm run -s yinhui --";

/** False where each command has to be given the settings of the server. */
export const knowsSettings = false;
