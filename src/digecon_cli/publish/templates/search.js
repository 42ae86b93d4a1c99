// Finds indicators, sectors and documents by a question in English or Chinese. What it searches, and the words of the rule, are in
// search-index.js; the rule is that of core/search.py and ask/question.py, and a test holds that both rank alike.
"use strict";
(() => {
  const { rule, entries } = window.digecon, kinds = { indicator: 0, sector: 1, document: 2 };
  const [whole, alike, begun, within, inText, begunInText] = rule.points;
  const fillers = new Set(rule.fillers), chinese = /[\u2e80-\uffef]/, isChinese = (word) => chinese.test(word);
  const indicators = entries.filter((entry) => entry.kind === "indicator");
  const labels = indicators.map((entry) => `${entry.chinese}\n${entry.chinese_alike}`).join("\n");
  const some = (set, test) => { for (const word of set) if (test(word)) return true; return false; };

  const singular = (text) => text.toLowerCase().replace(/[_-]/g, " ").replace(/\s+/g, " ").trim()
    .replace(/(?<=[a-z0-9]{2})(?:(ie)s|(?<![su])s)(?![a-z0-9\u3400-\u9fff])/g, (_, ending) => ending ? "y" : "")
    .replace(/(?<=[a-z]{3})iz(?=(?:e[drs]?|ing|ation)(?![a-z0-9\u3400-\u9fff]))/g, "is").replaceAll("center", "centre");
  const wordsOf = (text) => (rule.chinese_fillers.reduce((plain, filler) => plain.replaceAll(filler, " "), singular(text))
    .match(/[a-z0-9]+|[\u3400-\u9fff]+/g) || []).filter((word) => !fillers.has(word));
  const key = (words) => `${[...new Set(words.filter((word) => !isChinese(word)))].sort().join(" ")}|${words.filter(isChinese).join("")}`;

  // A sector or a document is found by the words of its id and its names.
  for (const entry of entries) {
    if (entry.kind !== "indicator") {
      Object.assign(entry, { words: wordsOf(`${entry.id} ${entry.english_name}`), chinese: entry.chinese_name, chinese_alike: "" });
      Object.assign(entry, { labels: [], labels_alike: [], headline: rule.last, places: [{ id: entry.id, path: entry.path }] });
    }
    for (const name of ["words", "alike", "text"]) entry[name] = new Set(entry[name]);
  }

  // A run of Chinese in the fewest pieces of up to four characters that are in a label.
  const less = (a, b) => { for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return a[at] < b[at]; return false; };
  const pieces = (run) => {
    const best = [[0, 0, 0, 0]];
    for (let end = 1; end <= run.length; end++) {
      const [outside, count, often] = best[end - 1];
      let way = [outside + 1, count, often, 0];
      for (let size = 2; size <= Math.min(rule.piece, end); size++) {
        const times = labels.split(run.slice(end - size, end)).length - 1, before = best[end - size];
        const other = [before[0], before[1] + 1, before[2] - times, size];
        if (times && less(other, way)) way = other;
      }
      best.push(way);
    }
    let found = [], end = run.length, outside = "";
    while (end) {
      const size = best[end][3];
      if (!size) outside = run[--end] + outside;
      if (size || !end) {
        if (outside.length > 1 || outside === run) found.unshift(outside);
        outside = "";
      }
      if (size) { found.unshift(run.slice(end - size, end)); end -= size; }
    }
    return found.filter(Boolean);
  };

  // Terms of other things, whose parts labels have, are one word.
  const terms = new Set(rule.terms.map((term) => term.replace(" ", "-")));
  const joinedTerms = (text) => rule.terms.reduce((joined, term) => joined.replace(new RegExp(term.replace(" ", "[ -]"), "gi"), ` ${term.replace(" ", "-")} `), text);
  const asked = (text) => {
    const found = [];
    for (const chunk of joinedTerms(text.replace(/'s\b/g, "")).split(/\s+/).filter(Boolean)) {
      if (terms.has(chunk.toLowerCase())) { found.push(chunk.toLowerCase()); continue; }
      let parts = wordsOf(chunk);
      const ascii = /^[\x00-\x7f]*$/.test(chunk);
      const together = () => indicators.some((one) => parts.every((part) => one.words.has(part) || one.alike.has(part) || one.text.has(part)));
      if (parts.length > 1 && chunk.includes("-") && ascii && !together()) {
        parts = [singular(chunk.replace(/^[,.;:]+|[,.;:]+$/g, "")).replaceAll(" ", "-")];
      }
      for (const part of parts) found.push(...(isChinese(part) ? pieces(part) : [part]));
    }
    return [...new Set(found)];
  };

  const points = (word, entry) => {
    if (isChinese(word)) return entry.chinese.includes(word) ? whole : entry.chinese_alike.includes(word) ? alike : 0;
    if (entry.words.has(word)) return whole;
    if (entry.alike.has(word)) return alike;
    const long = word.length >= rule.shortest;
    if (long && some(entry.words, (other) => other.startsWith(word))) return begun;
    if (long && some(entry.words, (other) => other.includes(word))) return within;
    if (entry.text.has(word)) return inText;
    return long && some(entry.text, (other) => other.startsWith(word)) ? begunInText : 0;
  };
  const extra = (text, keys) => {
    const [english, signs] = text.split("|"), there = new Set(english.split(" "));
    const sizes = keys.map((one) => one.split("|")).filter(([, other]) => Boolean(other) === Boolean(signs))
      .map(([words, other]) => Math.abs(other.length - signs.length) + new Set(words.split(" ").filter((word) => word && !there.has(word))).size);
    return Math.min(rule.last, ...sizes);
  };
  const byOrder = (a, b) => less(a.order, b.order) ? -1 : 1;
  const has = (areas) => (entry) => areas.every((area) => entry.places.some((place) => place.area === area));

  const abroad = (entry, areas) => Number(!areas.length && entry.kind === "indicator" && !entry.places.some((place) => ["CN", ""].includes(place.area)));

  // The entries that have all words, the likeliest first.
  const find = (words, areas = []) => {
    const text = key(words), found = [];
    entries.forEach((entry, place) => {
      const own = words.map((word) => points(word, entry));
      if (!words.length || !own.every(Boolean) || !has(areas)(entry)) return;
      const exact = entry.labels.includes(text) ? 2 : entry.labels_alike.includes(text) ? 1 : 0, sum = own.reduce((a, b) => a + b);
      const order = [kinds[entry.kind], -exact, -sum, abroad(entry, areas), entry.headline, extra(text, entry.labels), place];
      found.push({ entry, exact, least: Math.min(...own), order });
    });
    return found.sort(byOrder);
  };
  // The indicators of which a whole label is among the words: those whose label has the most of them.
  const longestLabels = (words, areas) => {
    const english = new Set(words.filter((word) => !isChinese(word))), signs = words.filter(isChinese).join("");
    const size = (label) => {
      const [of_label, chinese_label] = label.split("|"), own = of_label.split(" ").filter(Boolean);
      return own.every((word) => english.has(word)) && signs.includes(chinese_label) ? own.length + chinese_label.length : 0;
    };
    const found = [];
    indicators.forEach((entry, place) => {
      const longest = Math.max(0, ...entry.spoken.map(size));
      if (longest && has(areas)(entry)) found.push({ entry, longest, order: [-longest, abroad(entry, areas), entry.headline, place] });
    });
    const most = Math.max(0, ...found.map((hit) => hit.longest));
    return found.filter((hit) => hit.longest === most).sort(byOrder);
  };
  // The indicators whose names have the most of the words.
  const nearest = (words, areas = []) => {
    const text = key(words), found = [];
    indicators.forEach((entry, place) => {
      const own = words.map((word) => points(word, entry)).filter((number) => number >= alike);
      if (!own.length || !has(areas)(entry)) return;
      found.push({ entry, order: [-own.length, -own.reduce((a, b) => a + b), abroad(entry, areas), entry.headline, extra(text, entry.labels), place] });
    });
    found.sort(byOrder);
    return found.filter((one) => one.order[0] === found[0].order[0]);
  };
  const near = (words, areas = []) => nearest(words, areas).slice(0, 3);

  // What a text asks for: the words of its subject, areas and years; words that mean a measure are left out.
  const areasIn = (text) => {
    const found = [];
    const rest = text.replace(new RegExp(rule.area, "gi"), (name) => {
      found.push(rule.areas[name.toLowerCase().replace(/'s$/, "").replace(/[省市]$/, "")]);
      return " ";
    });
    return [[...new Set(found)], rest];
  };
  const withoutMeasure = (text) => {
    const found = [], isAbove = (command) => rule.above.includes(command);
    let subject = text;
    for (const [word, command] of rule.measures) {
      if (found.length && found[0] !== command && !isAbove(command) && !isAbove(found[0])) continue;
      const without = subject.replace(new RegExp(isChinese(word) ? word : `(?<![a-z0-9-])${word}s?(?![a-z0-9-])`, "gi"), " ");
      if (without !== subject) found.push(command);
      subject = without;
    }
    return [found.find(isAbove) || found[0] || "", subject];
  };
  const parse = (text) => {
    const periods = new RegExp(rule.period, "gi");
    const years = [...text.matchAll(periods)].map(([period]) => Number(/(?:19|20)\d\d/.exec(period)[0]));
    let rest = text.replaceAll("？", " ").replace(/[?！!。]+$/, "").replace(periods, " ")
      .replace(/\b(?:from|since|after|until|till|before|to|in)\s*$|[自从至到]\s*$/i, "").replace(/\s+/g, " ").trim();
    for (const pattern of withoutMeasure(rest)[0] === "targets" ? [] : rule.of_whole) {
      const match = new RegExp(`^(?:${pattern})$`, "i").exec(rest);
      if (match && wordsOf(withoutPlain(match.groups.part)).length) {
        const placed = match.groups.part, [areas, subject] = areasIn(placed);
        return { subject, areas, years, meant: "share", placed, whole: match.groups.whole };
      }
    }
    const first = new RegExp(rule.first, "gi"), asked_of = first.test(rest) ? rest.replace(first, " ").replace(new RegExp(rule.kind, "gi"), " ") : rest;
    const [meant, placed] = withoutMeasure(asked_of), [areas, subject] = areasIn(placed);
    return { subject, areas, years, meant, placed };
  };

  // The words of a sentence that name no subject are left aside where nothing has all of them.
  const plain = new Set(rule.plain), isAscii = (word) => /^[\x00-\x7f]*$/.test(word);
  const isSentence = (text) => new RegExp(rule.sentence, "i").test(text) || text.split(/\s+/).filter(Boolean).length > rule.phrase;
  const isPlain = (word) => {
    const parts = isAscii(word) ? word.replace(/'s$/, "").toLowerCase().match(/[a-z]+/g) || [] : [];
    return parts.length > 0 && !/\d/.test(word) && parts.every((part) => plain.has(part) || plain.has(singular(part)));
  };
  const withoutPlain = (text) => {
    const rest = [...rule.chinese_plain, ...rule.chinese_fillers].reduce((left, phrase) => left.replaceAll(phrase, " "), joinedTerms(text).replace(new RegExp(rule.number, "g"), " "));
    const kept = rest.split(/\s+/).filter((word) => word && !isPlain(word)), long = kept.filter((word) => word.length > 1 || isAscii(word));
    return (long.length ? long : kept).join(" ");
  };
  // What a text asks for up to the end of each of its clauses.
  const beginnings = (text) => [...text.matchAll(new RegExp(rule.clause, "g"))]
    .map((clause) => parse(text.slice(0, clause.index + clause[0].length))).filter((begun) => wordsOf(withoutPlain(begun.subject)).length);
  const isKnown = (word) => indicators.some((entry) => points(word, entry));
  const isName = (word, text) => {
    if (isChinese(word)) return [...word].some((sign) => !rule.plain_characters.includes(sign));
    return word.includes("-") || [...text.matchAll(new RegExp(rule.capitalised, "g"))].some((found) => singular(found[1]) === word);
  };
  // The words that name the subject: of a sentence without everyday words that no entry has.
  const wordsOfSubject = ({ subject, text }) => {
    const words = asked(withoutPlain(subject)), unknown = isSentence(text) ? words.filter((word) => !isKnown(word)) : [];
    return unknown.some((word) => isName(word, text)) ? words : words.filter((word) => !unknown.includes(word));
  };
  const ofIndicators = (words, areas) => find(words, areas).filter((hit) => hit.entry.kind === "indicator");
  const namedWords = (hit, words) => words.filter((word) => points(word, hit.entry) >= alike).length;
  const ofNames = (question) => {
    const { subject, areas, placed } = question;
    const withPlaces = areas.length ? ofIndicators(asked(withoutPlain(placed).replace(new RegExp(rule.suffix, "g"), "$1")), areas) : [];
    if (withPlaces.length && withPlaces[0].exact === 2) return withPlaces;
    const words = wordsOfSubject(question);
    let [every, most] = [asked(subject), words].map((own) => ofIndicators(own, areas).filter((hit) => hit.least >= within));
    if (words.length < asked(withoutPlain(subject)).length) most = most.filter((hit) => hit.exact || words.length > 1);
    return !every.length || (most.length && most[0].exact && !every[0].exact) ? most : every;
  };
  const ofLabels = (question) => {
    const words = wordsOfSubject(question);
    if (!words.every(isKnown)) return [];
    const hits = longestLabels(asked(question.subject), question.areas);
    const count = words.filter((word) => hits.some((hit) => points(word, hit.entry) >= alike)).length;
    return count * 2 >= words.length && (count === words.length || isSentence(question.text)) ? hits : [];
  };
  const ofDefinitions = (question) => {
    for (const words of [asked(question.subject), wordsOfSubject(question)]) {
      const hits = ofIndicators(words, question.areas);
      if (hits.length) return isSentence(question.text) ? hits.filter((hit) => namedWords(hit, words) * 2 >= words.length) : hits;
    }
    return [];
  };
  const ofMostWords = (question) => {
    const words = wordsOfSubject(question);
    if (!isSentence(question.text) || !words.every(isKnown)) return [];
    return nearest(words, question.areas).filter((hit) => namedWords(hit, words) >= Math.max(2, 2 / 3 * words.length));
  };
  const indicatorsOf = (text, question, exact) => {
    const begun = isSentence(text) ? beginnings(text) : [question];
    for (const finder of [ofNames, ofLabels, ofDefinitions, ofMostWords]) {
      for (const part of begun) {
        const hits = finder({ ...part, text });
        if (hits.length) return hits;
      }
      if (exact.length && question.meant) return exact;
    }
    return [];
  };
  const ofTwo = ({ subject, areas }) => {
    const match = new RegExp(`^(?:${rule.of_two})$`, "i").exec(subject.trim());
    if (!match || areas.length || ![1, 2].every((side) => wordsOf(withoutPlain(match[side])).length)) return [];
    const firsts = [1, 2].map((side) => answer(match[side])).filter(({ why }) => !why).map(({ found }) => found.find((hit) => hit.entry.kind === "indicator"));
    return firsts.length === 2 && firsts.every(Boolean) && firsts[0].entry !== firsts[1].entry ? firsts : [];
  };

  // The answer to a text: entries, the area asked for, and where there are none why, and the nearest.
  const answer = (text) => {
    const named = entries.filter((entry) => entry.kind === "document" && entry.id === text.trim().toLowerCase());
    if (named.length) return { found: named.map((entry) => ({ entry })), area: "" };
    const exact = find(asked(text.replace(new RegExp(rule.suffix, "g"), "$1")));
    if (exact.length && exact[0].exact === 2 && exact[0].entry.kind === "indicator") return { found: exact, area: "" };
    const question = parse(text), area = question.areas.find((one) => one !== "CN") || "";
    const plainOnly = !asked(withoutPlain(question.subject)).length, ofPlain = plainOnly ? find(asked(question.subject), question.areas) : [];
    if (ofPlain.length) return { found: ofPlain, area };
    if (plainOnly) {
      const there = indicators.filter(has(question.areas)).map((entry, place) => ({ entry, order: [1 - abroad(entry, question.areas.filter((one) => one === "CN")), entry.headline, place] })).sort(byOrder);
      if (question.areas.length === 1 && !question.meant) return { found: there, area };
      if (question.areas.length || question.meant) return { found: [], area, why: "measure", nearest: there.slice(0, 3) };
    }
    const rate = question.whole ? find(asked(`${question.subject} share ${question.whole}`), question.areas) : [];
    if (rate.length && rate[0].exact) return { found: rate, area };
    const sides = ofTwo(question);
    if (sides.length) return { found: sides, area };
    let found = indicatorsOf(text, question, exact);
    found = [...found, ...find(asked(question.subject), question.areas).filter((hit) => hit.entry.kind !== "indicator")];
    const words = asked(withoutPlain(question.subject) || question.subject), missing = found.length ? [] : question.areas.filter((one) => !find(words, [one]).length);
    if (!found.length && question.areas.length && !missing.length) {  // the likeliest of each area
      const first = new Map(question.areas.map((one) => find(words, [one])[0]).map((hit) => [hit.entry, hit]));
      found = [...first.values()];
    }
    if (!found.length) {
      const elsewhere = missing.length ? find(words).filter((one) => one.entry.kind === "indicator") : [];
      return { found: [], area, why: elsewhere.length ? "area" : "subject", nearest: elsewhere.length ? [...near(words, missing), ...elsewhere].slice(0, 3) : near(words) };
    }
    const first = found[0].entry, [start, end] = [Math.min(...question.years), Math.max(...question.years)];
    const lacks = (entry) => question.years.length && entry.years && (start > entry.years[1] || end < entry.years[0]);
    if (lacks(first)) {
      const further = found.filter((hit) => hit.entry.kind === "indicator" && hit.entry !== first && hit.least >= alike && !lacks(hit.entry));
      if (found[0].exact < 2 && further.length) return { found: further, area };
      return { found: [], area, why: "period", nearest: found.slice(0, 1) };
    }
    return { found, area };
  };
  window.digecon.answer = answer;
  if (typeof document === "undefined") return;

  const field = document.getElementById("q"), list = document.getElementById("found"), status = document.getElementById("told");
  const lang = document.documentElement.lang === "zh" ? "chinese_name" : "english_name", most = 50;
  const item = ({ entry }, area) => {
    const line = document.createElement("li"), link = document.createElement("a"), kind = document.createElement("small");
    const place = entry.places.find((one) => one.area === area) || entry.places[0];
    link.href = place.path;
    link.textContent = [entry[lang], place[lang]].filter(Boolean).join(", ");
    kind.textContent = ` ${place[lang === "chinese_name" ? "newest_chinese" : "newest"] || ""} ${list.dataset[entry.kind]} ${place.id}`;
    line.append(link, kind);
    return line;
  };
  const show = () => {
    const text = field.value.trim(), { found, area, why, nearest } = text ? answer(text) : { found: [] };
    list.replaceChildren(...(why ? nearest : found).slice(0, most).map((one) => item(one, area)));
    status.textContent = !text ? status.dataset.start : !why ? status.dataset.found.replace("{number}", found.length)
      : status.dataset[why].replace("{text}", text) + (nearest.length ? ` ${status.dataset.nearest}` : "");
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
