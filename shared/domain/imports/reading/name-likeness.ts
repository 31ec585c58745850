import { compact } from "./text.ts";

/** The most frequent surnames, which distinguish a name of two to four characters from other words. */
const surnames = new Set(
  `王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范
  金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂
  章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶
  解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇
  桑郎甄丛仲虞敖巩明佘池查麻苑迟邝`.replaceAll(/\s/g, ""),
);
const longSurname = /^(?:欧阳|上官|司马|诸葛|皇甫|尉迟|公孙|令狐|慕容|司徒|夏侯|东方|端木)/;
const oneName = /^[\u3400-\u9fff]{2,3}$/;
const longName = /^[\u3400-\u9fff]{3,4}$/;
const parted = /^[\u3400-\u9fff]{2,8}·[\u3400-\u9fff]{2,10}$/;
const association = /协会|农技协|研究会|学会|联合会/;
const business = /公司|厂|合作社|联合社|农场|经营部|商行|门市部|超市|中心$|店$|养殖场|种植园|协会/;

/** Tells whether a text looks like a person's name, by its surname and its length. */
export function namesPerson(text: string): boolean {
  const name = compact(text);
  if (oneName.test(name) && surnames.has(name.charAt(0))) return true;
  return (longName.test(name) && longSurname.test(name)) || parted.test(name);
}

/** Tells whether a text looks like the name of a business that borrows. */
export function namesBorrower(text: string): boolean {
  return business.test(compact(text));
}

/** Tells whether a text looks like the name of an association: it says so itself. */
export function namesAssociation(text: string): boolean {
  return association.test(compact(text));
}
