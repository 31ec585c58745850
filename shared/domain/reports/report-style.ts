/** The style of the report's page: A4 with the margins, faces and sizes of GB/T 9704-2012; fonts are named, not shipped. */
export const reportStyle = `
@page{size:A4;margin:37mm 26mm 35mm 28mm}
@page:right{@bottom-right{content:"— " counter(page) " —";font:14pt SimSun,"Songti SC","Noto Serif CJK SC",serif}}
@page:left{@bottom-left{content:"— " counter(page) " —";font:14pt SimSun,"Songti SC","Noto Serif CJK SC",serif}}
body{margin:0;color:#000;background:#fff;font:16pt/29pt FangSong_GB2312,仿宋_GB2312,FangSong,STFangsong,"Noto Serif CJK SC",serif}
main{max-width:156mm;margin:0 auto;padding:12mm 6mm}
h1{margin:0;text-align:center;font:22pt/34pt 方正小标宋简体,FZXiaoBiaoSong-B05S,STZhongsong,"Noto Serif CJK SC",serif}
h2{margin:0;text-indent:2em;font:16pt/29pt SimHei,"Heiti SC","Noto Sans CJK SC",sans-serif;break-after:avoid}
p>b:first-child{font-weight:400;font-family:KaiTi_GB2312,楷体_GB2312,KaiTi,STKaiti,"Noto Serif CJK SC",serif}
p{margin:0;text-indent:2em;text-align:justify;overflow-wrap:anywhere}
p.issue{margin-bottom:14pt;text-align:center;text-indent:0}
p.note{font-size:11pt;line-height:18pt;margin:3pt 0 8pt;text-indent:0}
p.sign{margin-top:20pt;text-align:right;text-indent:0}
table{width:100%;margin:6pt 0;border-collapse:collapse;font-size:10.5pt;line-height:16pt}
th,td{padding:2.5pt 3pt;border:.75pt solid #000;text-align:right;font-variant-numeric:tabular-nums}
th{text-align:center;white-space:nowrap;font-weight:400;font-family:SimHei,"Heiti SC","Noto Sans CJK SC",sans-serif}
td.t{text-align:left;overflow-wrap:anywhere}
tr{break-inside:avoid}thead{display:table-header-group}
tr.sum td{font-weight:700}
figure{margin:6pt 0;break-inside:avoid}
figure svg{display:block;width:100%;height:auto}
figcaption{text-align:center;font-size:11pt;line-height:18pt}
code{font:9pt/13pt Consolas,"Noto Sans Mono",monospace;overflow-wrap:anywhere}
section.source{margin-top:16pt;padding-top:6pt;border-top:.75pt solid #000;font-size:12pt;line-height:20pt}
section.source h2{font-size:12pt;line-height:22pt;text-indent:0}
section.source p{text-indent:0;text-align:left}
.n,td bdi{white-space:nowrap}section.source td bdi{white-space:normal}
@media print{main{max-width:none;padding:0}}
`.trim();

/** The style of an official document since the seventh edition: the one of before, and what stands around the text. */
export const officialStyle = `${reportStyle}
p.no{margin-bottom:58pt;text-align:center;text-indent:0}
h1{margin-bottom:29pt}
h1+p.issue{margin-top:-29pt;margin-bottom:29pt}
p.to{text-indent:0}
p.annex{margin:29pt 0 58pt;padding-left:5em;text-indent:-3em}
p.annex+p.annex{margin-top:-58pt;text-indent:0}
div.sign{display:flex;flex-direction:column;align-items:center;width:-moz-fit-content;width:fit-content;margin-left:auto;padding-right:4em;break-inside:avoid}
div.sign p{text-indent:0;text-align:center}
section.notes{font-size:10.5pt;line-height:17pt}
footer{margin-top:40pt;border:1pt solid #000;border-width:1pt 0;font-size:14pt;break-inside:avoid}
footer p{padding:0 1em;text-indent:0}
footer p.copy{padding-left:4em;text-indent:-3em}
footer p+p{border-top:.7pt solid #000}
p.print{display:flex;justify-content:space-between}
`.trim();
