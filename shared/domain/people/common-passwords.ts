const offset = 0x811c9dc5;
const prime = 0x01000193;

/**
 * FNV-1a of 32 bits of each password of ten characters and more among the 50,000 that public leaks show oftenest, in lower
 * case, in order, four bytes each. Of a password that is not among them one in three million is taken for one.
 */
const marks = [
  "AAbymgAJTY8AVQ8OAImS4wCU/RoAzMotAOCbaQDp0iABFQKxAZbxrQGyx6AB4KrTAgqoQQKLQOQCybj4AtfpdwLi+dgDFQXXA0da",
  "ngNvUpADf1ZNA5zBbQPDAw4D1cmpA+WzDAQZXskEGwJgBCc74gRjrEMEuXWMBNa3bgU3PpMFRa8CBXmhkQWhPxwFqQWvBamOgAXW",
  "XwMF89OzBfU0AgYUu44GPuq5Ble5wgan1UwGrOfWBrmLywbW810HF8yzBzxNZAealpQHoe2/B73rcAgkkjcIQyGRCNuoxQkaOjkJ",
  "pcFkCd36Vwn/xvkKCwV5ChYtUAq8wB0K//VXCyDb2QtYmioLeqvxC7dUSAvKJ78L+dfBC/nvYwwF1jkMFRQCDEvGQwxWzKIMfItA",
  "DJSvJwy5BSENfoXHDYR8Ug40zQMOopVBDqn9vQ7GOqsO06geDwA0Bw8YoikPSfqiD3bAiw+HUDAP8sEfELkO/RC6cHkQ+AATEXoJ",
  "0xGM+u8RkC+fEZvoOhGxGvERuiPLEcDnNRHLrW8SNxLDEp7nHBK8DmUSzQG7Es/FzRLdPx8TAysCExOEahMVHwcTQtMBE7z07RPC",
  "eJIT6MCkE/EkXRQH8qgUVb8NFFaXDBRqGNcUhwilFJVqRBSYHkkVX+5vFarjVBW+eDMV5GDgFfthGhYCl5EWJvdVFlT8CBavhhUW",
  "01drFt6+gRcFRCkXHMegFyA8mxdvPjkXp2WGF79SVxfRZSQX3JoXGEMquRjN0jwY9XSHGQf4xxkqCt0ZUzqXGVcCsRmPUPMZ5Wiz",
  "GfOI4BoHCnsaOtUEGj/msRqPNhgaxD3OGzlQdhs7CT0bZb/tG3BBVRt/CcIbgcIXG4WpERuIBfob7y+bG/MELRv79yscORl+HEtU",
  "2xxsij8cpgU2HKdVUB0oXT8dNgqXHThYAR08r7UdTxRpHWY/NR2+TYYd4EqIHfjuBx6SP4ces4u1HvlVcB8bJ2wfj0LOH6n02R/L",
  "WSwf+ApeIAjoiSCGoVogxnabIPseiyEwSwYhN28TITg0XCFO4g8hblzEIZJIEyG2iZIhuWqrIbsAXCHKW2AiKOg4IpUIkyKsHhMi",
  "wNqeIv0AjyMNw0wjSwMWI19rKyO5bdEj2w1KI+hG7yP9Vg0j/isHJBTk5CQvA1UkUaiuJFa4xCRqpickgNdEJP+GzSU4zxwleL+/",
  "JYadaSXL3QEl2zrWJfxmwSYkvSEmbDXEJnZGGSaOc54mjnm7JrwSuCbGEg4myFwZJtB3UCbw/3cnDwPuJzEHPCc9uxInUcfDJ5oi",
  "vSelvIgnx+cHJ9pDNCgaG+UoKQYlKEd/ryhY/acoZEc7KHf1uiiIUdYomfKCKXRchSmPaiMpliLnKaoElymtcwkqB2U/KjeeCSpY",
  "730qauBzKsVDnCrgy/grEWpkKz3lRCtw3jYrjEwAK+AvxCwP1QIsdsQsLMcYpizVLqMs7Ju5LQeuyy0rte8tdMftLYsNJS3L4R0t",
  "7IseLjCzxC5MKL0um1aQLpxDTS9M+c4vhn43L6EIaS+uA+kvwmwbMD9gMDBgtzcwZQq+MG6CczCeBwAw57YPMVQz/DFhDikxk1z2",
  "MZXYqDHtVaIx+VA1MhssajKV2jsypEYjMqYxfzL7Z8MzldvONCEETzRHHYI0YYCENG87aTSV3WE0sOZbNLTvBjTFjGY0yjhNNNlT",
  "aDTxlBw09GusNQXunDUnhI41a6wmNaoeyzYF8C82GBqVNhzZTTZqt1E2grVyNp1pfTai1L82+1i2Ny3x5zdLdNU3ZWnYN6++CDgz",
  "YzA4ZdtrOGiDpTiYIkQ4q9DYOLme2Tjliz048PLjOQgzfzkszMI5NlaVOYgbCzmYI9c59epuOjeOVTpKZVo6WFQkOr1wdTrymbU6",
  "/1poOwYNqTsINqU7REZ1O0j26ztLMiw7S25PO5gm/TufXGE733srPCvRtzwxYdg8X3zePJQfZzyajus8yNMrPNdrVDzu5xU8/G/Z",
  "PV8fUj1kwF89a2gLPk7y1D5iVTw+rBykPurrbz9iyrA/d1z5P91kXj/s+rg/7uwwQGUj7kDOdS9A8cFaQQSl6EE894FBTXcpQWQ8",
  "m0FpVSdBmg6BQiAVRUIsq7NCNPzrQoQrxkKpS11C7IvyQvteY0MW8nNDZD/BQ5dSCkOdIXhDwom1Q9bgCER6gFZE68cURPQ9l0UR",
  "zV5FRXCARY05ZkWWl/tFwzSERdu7X0Xb1NhGJhemRmax7kaTCw1GspqkRr6RsUddKiBHeKTfR3nGFEeNkEFHkG4AR5qFD0eeyMdH",
  "q14LR+P1cUfoC0lH7TDYR/+7x0hmA5NIlQ2bSKQQ50i1+CZIyTR4SNgYWUkYE7VJHEeJSVfCEklxaj9JlwA5SevfTkp0MldKq48e",
  "St+Qt0sX/2BLQ2xcS5B0TEvqRk5L81q0TDc9iExBn59MdweqTKYxfU0mIqtNcSiUTZLI1E2l8epNuEuGTcaJyk3kCiFN6s5TTfVm",
  "IE4YXs1OQ6iwTo6XSk7ECLtPDPSOT0oD8k/STctQXsHHUJMoSVCqcbBQyqaGUM4Hr1DWqfxQ5tY4UPmhKlFigTBRqxdFUb/ni1Hw",
  "epJSp9CGUqwhsFMB4FBTDhwyU0mHtlOOj29Tm3v5U7TW1FPGVhhUUNUdVGOwzFRy8FVUf8v8VIZ9r1SJxIdUjaQmVJSkKFUpXkdV",
  "bJT8VZHFulYpYi9WKxFJVnG8pVaVj+pXQ6ZHV3V4xVd/BvRXhR0VV4W+J1fr8TdYIsjGWDJ98VhnavtYj7QgWJkxSViwqlxZEVzt",
  "WWoj9VmGpaZZikGtWZwSo1nMGGNZ6S5YWgjdP1pCiFRaXCXWW1b7wluODC1bv7pSW/Ld3Vv6j79cYY/1XIHK0F0cLuddzjE2XgUJ",
  "OF4YqUleHWmzXk59UV5ywM9enz5SXqSau17JBQFezgs7X42UbV+gkvVf0gEdX+tJl2AAyC5gLeoqYEtk8WBe0QZgcUvgYHoPGGCa",
  "Y2tgqbRoYLQaxWDCP49g2MtnYPq17mECqk5hCOhEYRvu+2EuXPphSBGLYW1xbWGz5g1hywJLYdriaGII6ddiSZ0VYlzuE2JvwNRi",
  "rU3iYrn2yGNKSApjxsK2Y+TOgWPy/2tkKRliZFB73GT2hM5lA/vOZUSe1GVXqY1lWdR5ZV1tsmViRw1laBGbZZXpx2Wl73Vl8PTA",
  "Zl9MxGZiWztmiBvMZpdAEGa9Mjdm+VMIZwjxtmdxDbhnmd3PZ6WSA2fWwBpn8Hg2Z/GL0Gg7WWRoZ8PbaGkNkGhp6gRokMGUaJdq",
  "fWit719otU8SaL1iXmjc/ddpBcZFaT2YJ2ljN45pgNWtajZUd2pnugxqjvHDarcgdGrx6WRq9L4iawj4AmsNvDlrVWfca68O52vX",
  "JL1r2akqa+eJimwLyuhsXfIvbGlzcWx4Bi9sesXZbKsztWy2ZsNtsnq/bhTxzG504ZduhdbHboudI26MuU5vAkDDbz4cKm9MODVv",
  "U4bKb2xuBW+O6IpvjwCDb7r55W+7SKdv6DHGb/BQ0XATZmlweXswcIF0t3CIz+Zw5NaCcUfVl3Fd4hRxYjkjcWUUMnHDpQpyO+vv",
  "clrZMXJbXVxyZ3DTcsKs73M5VzdzRhrCc5EFV3Pk1bF0CyH5dF7K+nTOw4500h4ydOvknXUh5BB1MRUPdWcpFHXrt9J19qkMdku1",
  "+XZSP5t2qriDdtvKn3cdFsJ3RD00d0jUN3dkWvV3Zd73d6dqxnf3VeF441yYeR2bnXk57MR5byFDeY8Is3mp3Hd6UmA9emfTPHp2",
  "fUJ6kGTpeuiBJ3vDmWt8QRo6fEHgbnxVSKp81p3dfOEjUHz621h9QtgtfUN+Z31EbT19TDY/fWH34X17C7x9mViXfeNy+X3uHM99",
  "/Ysvfgs+SX4ZjP5+L2CTfj5L6X5G1pN+W//hfq84n37De4N+2s78fzwB4X92OjV/rYSRf7f7ln/SkGp/5lYHf/ZALIAEWAqABLPj",
  "gEZfGYBpCj6AdCGngLXqJoGTBDCBskHBge3q/IILJ+WCIyFAgiXZp4JUWhmCq8hSgrOutYLahSqDFxh4gxzFr4Mf8zeDMi8Dg0kQ",
  "qINQuW+DgHScg6WGV4PPpruD+jwshALga4QulrmENbSqhDoVXIRPOE6FIISXhVW1O4VzdveF58sNhhkqaoZ311eGgvBgh2JOZodm",
  "bI6HbciBh4YE0IenJZ6H5FJ3iBrLKIio+LmIrCmHiLtMnIkeq3CJPYxpiWnE9omJ/4iJp4QTibX4UYn8VrqKN1h0ioUh0YqMmH6K",
  "rP2FirX55IraILiLCc9vixb9r4scQ8WLRhdPi0s2cItZ+OGLYVGXi2LNUYttgtmLjryoi5oQvIuiO7aLtft3jAYmRoytzmKMszLI",
  "jMuw04zyqR2NBQsKjT7r/Y2o/ymNr65ljdY4tI3mN32N+mZtjlt0y45q22SPaaxej4LRtY++U++QNNDskEXO75BeXAOQaRSIkIDY",
  "uZCZWNCQm9kIkK9lKJC6PViQxM5ckQ1LdpFDKLmRc57NkYdM+pGhzwaRprrFkedrNJIBigaShgMskozal5Ky90SSw/MukuUp65Lx",
  "8ymTRXrtk2IpKZOb9f2Tqkclk8MC/5PJ9YmT3OpslGYk+5TDLeeVNhmNlTjLYpVHtkuVYqU4laEBUJW087KWInx7lql8Ypa5/wGW",
  "4BvBlw155pcdOOuXMSuvlz0OJJeSFQGXw2limALgJZgeUd6YJuBnmDkmV5jLfHiY/koNmQlAbJlzRR6ZoyKPmeg+PJoJQf+aHmcI",
  "mlVPrppnk1SaxtiPms7S/Jrrjraa+9iFmwlDkpsPLoabG9d0myk3Z5syrhmbQJyvm1GeY5uJuAibqhBzm63ttpxEWuacZOR5nLCv",
  "SpzBNX+dCUa4nSt9dZ0xvSadR6atncZDDp3ZNbid+Kh0ngSMVp4VZTueMk9nnj6jIJ6h896euQ4bntjbMZ8JSd6fDGlHnyf5NJ9W",
  "+z6fkUz+n7yL4Z/A0ZKfwyGJn95E5p/iAjegBQj5oAlLcaAgAOagOCNMoFb80aB7j72gvRY9oOsPk6D4VHWhARpyoQlNBKExp9Gh",
  "OJYNoT3sJKFJ7zihWRGQoYvvjaGVay6hqN0/ofDkjKIJTpeiKTXLoper2KK+clGi1rKLotycqaL1vjijCVAqox7aA6NTZKyjVrX1",
  "o36SFaO5d0aj9VjFo/8qJ6QARhWkBnngpAlRvaQeunmkIkvKpDj6RKRbBcykYSQZpIuvxqTdCOulCVNQpRqUhqUrlNeliT45paMW",
  "vKXCckOlyffwpdL3j6XcEBymCVTjpiKgGqZTRWOmZZxypm9zIaZ/N4imqfcvpr9Pn6cJVnanJxi2p63psae+Lo+n2dohp+GH0afj",
  "NV2n6UqRqAlYCaggMmeoM9XCqHNa8KiG07eo4YUKqPpsh6knA6KpQI/4qXUDYKmZ1SWpsrvRqc6bR6nfRD6p5jqYqglbL6oi3sqq",
  "LiLhqn5SPKrFT4WrCVzCqxOd86sWemSrKa7Mq1TFrquBff6rodGpq7uTjqvhA++sCV5VrBamRKyMATesyO/PrQlf6K0PqjCtE+AP",
  "rU5+ba2C/4GtnL/Prfn8ha4Hnv+uCWF7rmWrPa5nfzeubyMDrpLL2K7OjKWu4s1Irubi4K8BK3mvCWMOrw+8Ta9Ex8Cvks1rr8K9",
  "bK/RF0KwCWShsDb3HbBVuyWwXkVBsJ5GkbFhuoCxqeFcscr3MLHl6jSx5mHVsglnx7IM4F+yFo9qskJf9LJQV9uyc1Nwsrt7NbMJ",
  "aVqzP4jrs4xr8LP1Abe0Ar0UtAlq7bQhSi60ImT6tGUsgbTK++m05PKTtUyOibWVT6e1thA1tgMcMLYi1Yq2OmXQtlGqh7ZejYK2",
  "Zk7gtm6PVbaEe3C3B5C0tzVWJbdU1Xu3uoU1uABIkLhhYBW4iCekuL4kKbje/He5YRXVueCtJLoOv866wZyauyRAybtFm8+7Sk93",
  "u34C+buN5Pi7oK/hu6mZnrwKheK8NB+jvDYk+bxGA0a8eBZxvJe4mrzWDz682OvHvPcvq70CKiC9aj+Nvdipcb4Anwq+Bypbvh9n",
  "RL4pP0S+N2scvnrZEr6POH+/f9ndv6wRtb/XqFHAIj4XwCYaFMA1HkXAWAKtwFzyZsCRfo7A8TwZwPrpKcHVS+fCNISywl+SqsKG",
  "Gn3C/dThwx7RR8MneGTDgwF3w88vNMPu0onEAQ/fxAWTV8RQr5LEnN5XxKJxecSwlezEsO2zxVrfTcVyX7DFdkJwxdsVYsYGomjG",
  "Cc5txhlas8Yj1bDGJwLixlwnyMZcMTXGXuk6xmoDKMZ9AbTGhyt8xqIVyca5+ETGz0RTxwXEpccfANbHSmX3x5LU+Meo2ljH2pQJ",
  "yAeMMcgQk77IOw3ayD82YchOKrvIZJbVyOiNncjpdJfJFsoMyUMP08lFYVDJSmkdyXOG8smltvDJyzQpyebCisno3pzJ8+E/ygao",
  "tMoHj1fKD0VoyhHVhsoXRnHKgik0ypCYCMqjGf3KyPu0ytcopMr0qY7La6w7y3/se8ugyNHLpeXly6ak2MvI4YfMI7t+zDp6NsxG",
  "lkDMbPdIzHYFJsx6OzzMfSSPzNwBLcz3zqbNtyhAzchFF83YmA3N5GrHzjQWvc6DfhrOvhiazr8lis7D5EvOxHfHzsvokc7wPiTP",
  "MKuMzz2lR89J/5LPTxgtz1bUrtAmUKbQh4Hf0KNW+9EpXCTRQOQC0WS7CdFn02HRjof20frAvdIWmnfSJgvO0pYQANL/mA3TOZew",
  "00395dOsWO7T6wA91FClX9RYzNHUa2CH1Jmi09SrfWfU7BZl1PRw/dUNDRvVF8GV1T6FwdV8+4zViNU11YxuSdXJxnXWjiW91pf8",
  "M9a4J/XW1FDd1t56Vtb0RRPXXi5f12JJ/Ne7hKLXvURB18qlgdfSGbbX76Ft1/FiB9hXdrDYYkuP2NwQ3djkZLzY67Th2UHt3NlX",
  "eEPZYk0i2ZnRxtmg50/Z3v8R2gMAAto6SXXaQJ1G2nqlWdqCi7TasmyW20Z3kttXe2nbaxvY24VNt9xDeXXcjz8h3KIN8tyo64Pc",
  "3T+c3Qp6xd0KhxjdQFYr3VQMA91zYXLdh0773ZVrLt4tULzeXaRS3mVwqN5m8sPe12qR3uRXuN7kvc3fMUYW311q0OAP1hDgORRc",
  "4HV+AuCA0brgzbif4PBR1eEFamDhCO+E4R5VuuGdKznhnkgw4cTfa+HTBJbiWm5Z4mKazOJxJQficoS/4oTKt+KJQ6fiiUU94rTd",
  "1uMdqqfjLL+x4zo7fuNGPebjqWZf5D5mY+RjtArkfOeX5I+ziOSiI9Tkrxgo5LZlXuT7m5vlFlJx5TG7nOV8DRTlgtm55ZHkQ+YF",
  "cj/mDPNV5jGKVeZIXnXmS/kH5m+Vceal1VHm3od85vFzaucvL+Pnplgk56jxTefNSJToAzuG6BQArugoVB/oNzgK6Dlnw+h6Sdfo",
  "r00i6Ljx3ejnoVrpBXb46RgM1umth/PqBXiL6lNJUOpak4Dqer6J6o9uQuqm637qzipS6v/Q6esLh8PrHsjt60SUxOt/1kDrilJU",
  "660TBevAMg3r8UKC7AV7sewTWLTsKk697FDqr+xlq/Xsf+w37H/scOzBzrzs7u+A7Srwke16IdHtj29j7a4bEO3YqBbuedKb7rNX",
  "++7g7z7u57Gm7u6Hk+9iM0XvxbRT7/3ea/AUreHwLe2l8DvcCPCJFlPwkMMH8LAFR/Cwih/w0agn8PKia/EMGnvxR4JL8Xc7+PGw",
  "srLx7cza8hRuY/JhOC7yn9P68sD9UPLXQBzy2srV8t48a/LgNrrzIHa58+gftfQFiEn0PxKF9EnbEfR+l5/0jM/R9KQHwvSnKqD0",
  "q6gm9QWJ3PVyGTP1gss09Z3DIfW5Um31wSAs9gWLb/YnMjP2KSzb9jVVd/Y5qs32ZKTL9r9zUfdag573ctKz93jGMPeL8vz3leY4",
  "964b7/fd6wT4BY6V+Cb9Qvg3d9n4pM0g+MgGH/jOQFz44gtF+QlXa/lIVFr5UVw9+YRuNvmQVOP5lele+cVkmPnlJgH6JaMK+jpd",
  "avp07pn6lTHL+qc0Evq+GBT672qc+w1E7fsPJzD7HS0/+zTbnPuASLL7hcdg+4vzA/vrZS37+sUU/AcBvPwH46X8icZ4/L5ut/zR",
  "26P82JVl/QE1F/0k2wv9RZ0A/UjOH/1ejyj9cRfp/XzF1v3K2nf+H1Qs/i5IWf4491T+co+R/rT9uv770JH+/RdL/wAj0v8FmZr/",
  "E5ST/zdo9f9EbSP/o3nJ/8l1DP/moW4",
].join("");

let known: ReadonlySet<number> | undefined;

/** Tells whether a password in lower case is one of the commonest that are long enough (NIST SP 800-63B, 5.1.1.2). */
export function isCommonPassword(password: string): boolean {
  known ??= readMarks();
  return known.has(markOf(password));
}

function readMarks(): ReadonlySet<number> {
  const bytes = Uint8Array.from(atob(marks), (sign) => sign.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return new Set(Array.from({ length: bytes.length / 4 }, (_, at) => view.getUint32(at * 4)));
}

function markOf(text: string): number {
  let mark = offset;
  for (const byte of new TextEncoder().encode(text)) mark = Math.imul(mark ^ byte, prime) >>> 0;
  return mark;
}
