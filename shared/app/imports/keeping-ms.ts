/** What a finished workbook still takes of the time for an answer: a large one is put away, and linked to. */
export const keepingMs = 5_000;
