/** How an operator calls the command line of a package. */
export const command = "yinhui";

/** True: commands read the settings file, or the environment, of the server. */
export const knowsSettings = true;
