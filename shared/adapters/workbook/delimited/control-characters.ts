// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u0019\u001b-\u001f]/;
/** Written by some systems at the start of a field, so that Excel takes a number for text: U+001F and its like. */
const guards =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /(^|[,;|\t\r\n">])[\u0001-\u0008\u000b\u000c\u000e-\u0019\u001b-\u001f]+(?=[0-9A-Za-z\u3400-\u9fff])/g;

/** Tells whether a text has control characters other than tabs, line ends and the end-of-file mark of DOS. */
export function hasControls(text: string): boolean {
  return controls.test(text);
}

/** A text without the control characters that guard a number or code where its field begins. */
export function withoutGuards(text: string): string {
  return text.replaceAll(guards, "$1");
}
