// What is new in the room comes by itself where a line is there; every page works without this.
(function () {
  "use strict";

  var place = document.querySelector("[data-live-from]");
  if (!place || !window.EventSource) return;
  var main = document.getElementById("main");
  var known = null;
  var busy = false;

  // Nobody loses what they are writing or the place where they are reading: then a line says that something is new.
  function isInUse() {
    var active = document.activeElement;
    if (active && main.contains(active) && /^(INPUT|SELECT|TEXTAREA|BUTTON)$/.test(active.tagName)) return true;
    return Array.prototype.some.call(main.querySelectorAll("input, textarea, select"), function (field) {
      if (field.type === "hidden" || field.type === "submit") return false;
      if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
      if (field.tagName === "SELECT") {
        return Array.prototype.some.call(field.options, function (option) {
          return option.selected !== option.defaultSelected && option.defaultSelected;
        });
      }
      return field.value !== field.defaultValue;
    });
  }

  function offer() {
    var link = document.createElement("a");
    link.href = window.location.href;
    link.textContent = place.getAttribute("data-live-word");
    place.replaceChildren(link);
  }

  function renew() {
    if (busy) return;
    if (isInUse()) {
      offer();
      return;
    }
    busy = true;
    fetch(window.location.href, { credentials: "same-origin", redirect: "error" })
      .then(function (answer) {
        return answer.ok ? answer.text() : "";
      })
      .then(function (text) {
        var fresh = text && new DOMParser().parseFromString(text, "text/html").getElementById("main");
        if (!fresh || isInUse()) {
          offer();
          return;
        }
        main.replaceChildren.apply(main, Array.from(fresh.childNodes));
        place = main.querySelector("[data-live-from]") || place;
      })
      .catch(offer)
      .then(function () {
        busy = false;
      });
  }

  var source = new EventSource(place.getAttribute("data-live-from"));
  source.addEventListener("state", function (event) {
    if (known !== null && known !== event.data) renew();
    known = event.data;
  });
  window.addEventListener("pagehide", function () {
    source.close();
  });
})();
