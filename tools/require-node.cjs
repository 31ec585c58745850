const neededMajor = 24;
const major = Number(process.versions.node.split(".")[0]);
if (major < neededMajor) {
  console.error(
    `yinhui needs Node ${neededMajor} or later; this is ${process.version}.\n` +
      "On Linux and Windows `npm ci` brings it along; on macOS install Node 24 (https://nodejs.org) and try again.\n" +
      `需要 Node ${neededMajor} 或更高版本：Linux、Windows 运行 npm ci 会自动带上；macOS 请先安装 Node 24。`,
  );
  process.exit(1);
}
