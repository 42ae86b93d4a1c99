// Opens the documents and the derivation of the period that the address names.
"use strict";
(() => {
  const open = () => {
    const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const period = named && named.closest("tbody"), details = period && period.querySelector("details");
    if (!details) return;
    details.open = true;
    named.scrollIntoView();
  };
  addEventListener("hashchange", open);
  open();
})();
