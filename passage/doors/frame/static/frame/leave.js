// "Leave now": empties the page, then replaces it, so that "back" does not lead here. Escape three times does the same.
(function () {
  "use strict";
  var link = document.querySelector("[data-leave]");
  if (!link) return;
  var presses = 0;
  var last = 0;

  function leave(event) {
    if (event) event.preventDefault();
    document.title = "\u200b";
    // Stays so even where the browser keeps the page in memory and brings it back.
    document.body.hidden = true;
    window.location.replace(link.href);
  }

  link.addEventListener("click", leave);
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") {
      presses = 0;
      return;
    }
    if (event.repeat) return;
    presses = event.timeStamp - last < 2000 ? presses + 1 : 1;
    last = event.timeStamp;
    if (presses === 3) leave();
  });
})();
