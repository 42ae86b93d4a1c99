// What the theme leaves out for keyboards and screen readers: code that scrolls takes the focus, and each copy bar has a name of its own.
"use strict";
(() => {
  const mend = () => {
    for (const code of document.querySelectorAll("pre > code, .md-typeset__scrollwrap")) code.tabIndex = 0;
    document.querySelectorAll(".md-code__nav").forEach((bar, place) => bar.setAttribute("aria-label", `Code ${place + 1}`));
    for (const head of document.querySelectorAll("th:empty")) head.replaceWith(document.createElement("td"));
  };
  new MutationObserver(mend).observe(document.documentElement, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", mend);
})();
