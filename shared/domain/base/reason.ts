/** How many characters a reason may have that somebody gives for what they do. */
export const reasonLengthMax = 500;
