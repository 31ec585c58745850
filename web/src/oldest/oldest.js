// Runs before everything else, in words that every browser reads: gives the oldest browsers that the pages are for what
// they lack, and tells people with older ones which to use.
(function () {
  function add(to, name, method) {
    if (to[name] !== undefined) return;
    Object.defineProperty(to, name, { value: method, writable: true, configurable: true });
  }

  function at(index) {
    var whole = Math.trunc(index) || 0;
    return this[whole < 0 ? this.length + whole : whole];
  }

  function replaceAll(from, to) {
    if (from instanceof RegExp) return this.replace(from, to);
    return this.replace(new RegExp(String(from).replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "g"), to);
  }

  // Chromium before 92, Firefox before 90, Safari before 15.4.
  add(Array.prototype, "at", at);
  add(String.prototype, "at", at);
  // Chromium before 85.
  add(String.prototype, "replaceAll", replaceAll);
  // Safari before 14; its amounts in fen are whole numbers that a double holds exactly, up to 90 trillion yuan.
  if (typeof BigInt === "undefined") {
    window.BigInt = function (value) {
      return Math.trunc(Number(value));
    };
  }
  if (typeof Blob === "function") {
    add(Blob.prototype, "arrayBuffer", function () {
      return new Response(this).arrayBuffer();
    });
  }

  function tell(title, text) {
    var place = document.getElementById("app");
    if (place === null || place.childNodes.length > 0) return;
    place.innerHTML = "<div class='too-old'><h1></h1><p></p></div>";
    place.firstChild.firstChild.appendChild(document.createTextNode(title));
    place.firstChild.lastChild.appendChild(document.createTextNode(text));
  }

  function tellTooOld() {
    tell(
      "这个浏览器太旧，打不开本系统",
      "请换用 Chrome、Edge 或 360、QQ 等浏览器（极速模式，内核 80 以上）、Firefox 78 以上；苹果手机请升级到 iOS 13.4 以上。",
    );
  }

  // A script that is not fetched tells only those that listen on the way down.
  function tellNotFetched(event) {
    if (event.target === null || event.target.nodeName !== "SCRIPT") return;
    tell("系统没有加载完整", "可能是网络中断，或系统刚刚更新过。请刷新页面；仍打不开时请告诉管理员。");
  }

  if ("noModule" in document.createElement("script")) {
    window.addEventListener("error", tellNotFetched, true);
    // A script that it cannot read ends the page before anything is shown.
    window.addEventListener("error", function (event) {
      if (event.error instanceof SyntaxError) tellTooOld();
    });
  } else if (document.addEventListener) {
    document.addEventListener("DOMContentLoaded", tellTooOld);
  }
})();
