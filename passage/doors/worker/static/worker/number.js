// Says in the page, before anything is sent, that a digit of the number is mistyped. Without script the server says the same.
(function () {
  "use strict";
  var box = document.querySelector("[data-number]");
  if (!box) return;

  // Damm's quasigroup, the same table as passage/rules/number/damm.py.
  var TABLE = [
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
  ];
  // Zeros of Khmer, Lao, Myanmar, Shan, Thai and fullwidth digits.
  var ZEROS = [0x17e0, 0x0ed0, 0x1040, 0x1090, 0x0e50, 0xff10];
  var LENGTH = 20;

  function plain(text) {
    var digits = "";
    for (var i = 0; i < text.length; i += 1) {
      var code = text.charCodeAt(i);
      if (code >= 48 && code <= 57) digits += text[i];
      ZEROS.forEach(function (zero) {
        if (code >= zero && code < zero + 10) digits += String(code - zero);
      });
    }
    return digits;
  }

  function isConsistent(digits) {
    var state = 0;
    for (var i = 0; i < digits.length; i += 1) state = Number(TABLE[state][Number(digits[i])]);
    return state === 0;
  }

  var hint = document.createElement("p");
  hint.className = "govuk-error-message";
  hint.setAttribute("role", "status");
  box.insertAdjacentElement("afterend", hint);

  box.addEventListener("input", function () {
    var digits = plain(box.value);
    hint.textContent = digits.length === LENGTH && !isConsistent(digits) ? box.getAttribute("data-number") : "";
  });
})();
