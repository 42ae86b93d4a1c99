// Finds indicators, sectors and documents by words in English or Chinese. What it searches is search-index.js.
"use strict";
(() => {
  const field = document.getElementById("q"), list = document.getElementById("found"), told = document.getElementById("told");
  const lang = document.documentElement.lang === "zh" ? 3 : 2, most = 50;
  const chinese = /[\u2e80-\uffef]/, token = /[a-z0-9]+|[^\x00-\u2e7f\s]+/g;
  const ranks = { indicator: 0, sector: 1, document: 2 };
  const entries = window.digecon.map((one) => {
    const names = one.slice(1, 4).join(" ").toLowerCase();
    return { one, names: names.match(token) || [], all: `${names} ${one[4].toLowerCase()}`.match(token) || [] };
  });

  // 3: a whole word; 2: the beginning of one; 1: a part of one; 0: not there. Chinese parts no words.
  const fit = (word, there) => Math.max(0, ...there.map((other) =>
    other === word || other === `${word}s` || `${other}s` === word ? 3 : other.startsWith(word) ? 2 :
    other.includes(word) ? (chinese.test(word) ? 2 : 1) : 0));

  const score = (words, entry) => {
    let sum = 0;
    for (const word of words) {
      const best = fit(word, entry.all);
      if (!best) return 0;
      sum += best + 2 * fit(word, entry.names);
    }
    return sum / words.length - ranks[entry.one[0]] * 4 + 20 - entry.names.length / 50;
  };

  const show = () => {
    const words = field.value.toLowerCase().match(token) || [];
    const found = words.length ? entries.map((entry) => [score(words, entry), entry.one]).filter((pair) => pair[0] > 0) : [];
    found.sort((a, b) => b[0] - a[0]);
    list.replaceChildren(...found.slice(0, most).map(([, one]) => {
      const item = document.createElement("li"), link = document.createElement("a"), kind = document.createElement("small");
      link.href = one[5];
      link.textContent = one[lang];
      kind.textContent = ` ${one[lang + 4] || ""} ${list.dataset[one[0]]} ${one[1]}`;
      item.append(link, kind);
      return item;
    }));
    told.textContent = !words.length ? told.dataset.start : found.length ? told.dataset.found.replace("{number}", found.length) : told.dataset.none;
  };

  field.value = new URLSearchParams(location.search).get("q") || "";
  field.addEventListener("input", show);
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "", `?q=${encodeURIComponent(field.value)}`);
    show();
    if (list.firstElementChild) list.querySelector("a").focus();
  });
  show();
  if (!field.value) field.focus();
})();
