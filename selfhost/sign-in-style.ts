/** The stylesheet of the sign-in pages: the look of the web client's own. */
export const signInStyle = `
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: #f5f5f5; color: #1f1f1f; font: 14px/1.57 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif; }
main { max-width: 400px; margin: 10vh auto 0; padding: 32px 28px; border: 1px solid #f0f0f0; border-radius: 8px; background: #fff; }
.brand { display: inline-block; margin-bottom: 12px; padding: 4px 10px; border-radius: 6px; background: #1668dc; color: #fff; font-weight: 600; letter-spacing: 1px; }
h1 { margin: 0 0 4px; font-size: 20px; font-weight: 600; }
p { margin: 0 0 20px; color: #595959; }
form { margin: 0 0 12px; }
label { display: block; margin: 0 0 4px; color: #595959; font-size: 13px; }
input, select { display: block; width: 100%; min-height: 40px; margin: 0 0 16px; padding: 3px 10px; border: 1px solid #d9d9d9; border-radius: 6px; background: #fff; color: inherit; font: inherit; font-size: 16px; }
input[aria-invalid="true"] { border-color: #cf1322; }
button { width: 100%; min-height: 40px; padding: 6px 15px; border: 1px solid #d9d9d9; border-radius: 6px; background: #fff; color: inherit; font: inherit; text-align: left; cursor: pointer; }
button:hover { border-color: #1668dc; color: #0958d9; }
button small { display: block; color: #595959; font-size: 12px; }
button.primary { border-color: #1668dc; background: #1668dc; color: #fff; font-size: 16px; text-align: center; }
button.primary:hover { border-color: #0958d9; background: #0958d9; }
:focus-visible { outline: 2px solid #1668dc; outline-offset: 2px; }
.notice { margin: 0 0 16px; padding: 10px 14px; border: 1px solid #91caff; border-radius: 8px; background: #e6f4ff; }
.notice p { margin: 4px 0 0; color: inherit; }
.notice-error { border-color: #ffccc7; background: #fff2f0; }
.foot { margin: 16px 0 0; font-size: 13px; }
code { font: 12px/1.5 Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
a { color: #0958d9; }
@media (max-width: 440px) { main { margin: 0; min-height: 100vh; padding: 24px 16px; border: 0; border-radius: 0; } }
`;
