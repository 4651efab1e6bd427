// Small aids at the desk; every page works without them: keys in lists, and the count of characters left.
(function () {
  "use strict";

  // j and k walk the rows, Enter opens (it is a link). Only while the list has the focus, so that no letter spoken or
  // typed elsewhere is taken for a command.
  function walk(list) {
    list.addEventListener("keydown", function (event) {
      var step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
      if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
      if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
      var links = Array.prototype.slice.call(list.querySelectorAll(".row__link"));
      var next = links[links.indexOf(document.activeElement) + step];
      if (next) {
        event.preventDefault();
        next.focus();
      }
    });
  }

  function count(area) {
    var limit = Number(area.getAttribute("maxlength"));
    var line = document.getElementById(area.id + "-count");
    if (!limit || !line) return;
    var words = line.getAttribute("data-left");
    function show() {
      line.textContent = words.replace("{left}", String(limit - area.value.length));
    }
    if (words) area.addEventListener("input", show);
  }

  document.querySelectorAll("[data-keys]").forEach(walk);
  document.querySelectorAll("textarea[maxlength]").forEach(count);
})();
