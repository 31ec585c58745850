/** The settings file of a new installation: what holds, and what may be set, each with a word why. */
export function settingsText(dataDir: string, port = "8610"): string {
  return `# yinhui 的设置。一行一个，改好后重启服务（Linux：systemctl restart yinhui）。升级不改这个文件。
# 各项的意思见随附的《安装说明》。

# 数据文件夹：台账、文件和密钥都在里面，备份它就备份了一切。
DATA_DIR=${envValue(dataDir)}
PORT=${envValue(port)}

# 只在本机打开网页的，下面都可以不设。让办公室的其他电脑打开：
# 反向代理（Caddy、nginx）对外的 https 地址，和代理自己的 IP 地址。
#PUBLIC_URL=https://yinhui.example.cn
#TRUSTED_PROXY=127.0.0.1

# 月报由哪台邮件服务器、以谁的名义寄出；企业微信群机器人。
#SMTP_URL=smtps://账号:密码@mail.example.cn
#MAIL_FROM=滁州市科协 <report@example.cn>
#WECOM_ROBOT_URL=

# 本项目的目标、期限、县和农技协；不设为滁州的。
#PROGRAMME_FILE=

# 农技协以外的人登录都要动态验证码的，设为 required。
#SECOND_FACTOR=optional
`;
}

/** A value as Node's reader of such files takes it: in quotes, where it has what would end it. */
function envValue(value: string): string {
  return /[#\s'"`]/.test(value) ? `"${value}"` : value;
}
