// Opens what holds the place that the address names, says which view is open, and copies the address of a figure.
"use strict";
(() => {
  const tabs = [...document.querySelectorAll(".tabs a")];
  const open = () => {
    const named = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const view = named && named.closest(".views > section");
    for (const tab of tabs) tab.removeAttribute("aria-current");
    const current = tabs.find((tab) => view && tab.hash === `#${view.id}`) || tabs[0];
    if (current) current.setAttribute("aria-current", "true");
    if (!named) return;
    const period = named.closest("tbody"), details = period && period.querySelector("details");
    if (details) details.open = true;
    for (let one = named; one; one = one.parentElement) if (one.tagName === "DETAILS") one.open = true;
    if (details) named.scrollIntoView();
  };
  addEventListener("hashchange", open);
  open();
  for (const button of navigator.clipboard ? document.querySelectorAll("[data-copy]") : []) {
    button.hidden = false;
    button.addEventListener("click", () => {
      navigator.clipboard.writeText(new URL(button.dataset.copy, location.href).href).then(() => {
        button.nextElementSibling.textContent = button.dataset.done;
      });
    });
  }
})();
