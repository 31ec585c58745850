import { command } from "../installed-command.ts";

/** How the command line is used. */
export const usage = `用法 / usage: ${command} <command>

  import FILE… [--commit] [--json]   核对文件；--commit 同时记入台账
                                     check workbooks; --commit posts them to the ledger
    --map 'HEADER=FIELD'             指定某一列是什么，- 为不用 / what a column is, - for none: --map '贷款账号=loanNo'
    --set FIELD=VALUE                整张表都是：associationName、countyName、borrowerType / holds for all rows
    --holds programme|register       全部是银会合作贷款，或全行贷款按会员名册挑选 / all of the programme, or a whole book
    --acknowledge                    已核对过超目标、超平常十倍、合计不符的提醒，仍要入账 / what the check warns of is meant
    --accept-names                   没有证件号码的按名册上唯一的姓名归属 / take unique names of the registers
  associations FILE… [--commit] [--json]
                                     核对农技协名录；--commit 同时更新 / compare a register of associations
  members FILE… [--association NAME] [--accept-several] [--commit] [--json]
                                     核对会员名册，--association 指明只属一个农技协 / compare a register of members
  poor-households FILE… --list-day DAY [--commit] [--json]
                                     核对建档立卡名单及其日期 / compare a list of registered poor households
  progress [--json] [--as-of DAY] [--by association|bank]
                                     总进度 / progress against the goal
  report MONTH [--out DIR] [--json]  发布（若未发布）并读取月报 / publish once and read the monthly report
  report --all                       从早到晚发布所有应有而未发的月报 / publish all reports that are lacking, oldest first
  report MONTH --known-on DAY --out DIR   按某日已知的台账重作月报 / the report as the ledger knew it on a day
  assessment [--quarter 2016Q2] [--json]
                                     一个季度的考核得分、典型和整改 / scores of a quarter, examples, what is to be mended
  evidence MONTH --out DIR           月报的全部依据和离线核对程序 / what a report rests on, with an offline checker
  verify [--json]                    由流水账重算并核对；在本机上也重做全部月报 / recompute everything from the journal, here all reports too
  demo                               给空台账填入十四个月的虚构贷款 / fill an empty ledger with synthetic loans
  token ROLE [ASSOCIATION|COUNTY]    内置登录的访问令牌 / an access token of the embedded issuer
                                     (liaison, liaison 2, association, supervisor, county-supervisor, auditor)
  invite ROLE [ASSOCIATION|COUNTY|BANK|BRANCH] [--name NAME]
                                     开通账号的一次性链接，第一位应是 supervisor / a one-time link to an account
  export DIR                         导出贷款、流水账、农技协、导入记录、月报、更正申请 / write everything as JSON lines

  backup --out DIR                   备份整个安装，服务器不必停 / back the whole installation up, also while it runs
  restore DIR                        由备份恢复到空的数据文件夹 / make an empty data folder out of a backup
  move to-cloud|from-cloud --cloud FILE --out DIR
                                     搬到云上或搬回，经过一份留下的备份 / move to the cloud or back, over a backup
  redrive --cloud FILE [--go]        查看死信；--go 送回队列再试 / show dead letters; --go sends them back

  --cloud FILE                       云上的部署，而不是本机：deploy 用 --outputs-file 写下的文件
                                     a deployment instead of DATA_DIR: what deploy wrote by --outputs-file
  --url URL --token TOKEN            对服务器操作，而不是本机数据目录 / work on a server instead of DATA_DIR

退出码 / exit status: 0 全部成功 all in, 1 有行被退回或核对不符 rows refused or a difference, 2 有文件被退回或命令出错 a file refused or an error`;
