// Small aids at the desk; every page works without them: keys in lists, the count of characters left, finding while typing.
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

  // Asks after a pause, as the button does, and puts what was found in the place named. Who is shown is written down, so
  // nothing is asked for before three letters, nor twice for the same words.
  function find(form) {
    var place = document.getElementById(form.getAttribute("data-live"));
    var waiting, asked;
    function ask() {
      var words = new FormData(form);
      var said = JSON.stringify([words.get("name"), words.get("birth"), words.get("phone")]);
      if (said === asked || String(words.get("name")).trim().length < 3 || words.get("reference")) return;
      asked = said;
      place.setAttribute("aria-busy", "true");
      fetch(form.action, { method: "POST", body: words, redirect: "error" })
        .then(function (answer) {
          return answer.ok ? answer.text() : "";
        })
        .then(function (text) {
          var found = text && new DOMParser().parseFromString(text, "text/html").getElementById(place.id);
          if (found && said === asked) place.replaceChildren.apply(place, Array.from(found.childNodes));
        })
        .catch(function () {
          asked = "";
        })
        .then(function () {
          place.removeAttribute("aria-busy");
        });
    }
    form.addEventListener("input", function () {
      clearTimeout(waiting);
      waiting = setTimeout(ask, 900);
    });
  }

  document.querySelectorAll("form[data-live]").forEach(find);
  document.querySelectorAll("[data-keys]").forEach(walk);
  document.querySelectorAll("textarea[maxlength]").forEach(count);
})();
