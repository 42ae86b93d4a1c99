// Finds indicators, sectors and documents by a question in English or Chinese. What it searches, and the words of the rule, are in
// search-index.js; the rule is that of core/search.py and ask/question.py, and a test holds that both rank alike.
"use strict";
(() => {
  const { rule, entries } = window.digecon, kinds = { indicator: 0, sector: 1, document: 2 };
  const [whole, alike, everyday, begun, within, inText, begunInText] = rule.points;
  const fillers = new Set(rule.fillers), chinese = /[\u2e80-\uffef]/, isChinese = (word) => chinese.test(word);
  const indicators = entries.filter((entry) => entry.kind === "indicator");
  const labels = indicators.map((entry) => `${entry.chinese}\n${entry.chinese_alike}\n${entry.chinese_everyday}`).join("\n");
  const some = (set, test) => { for (const word of set) if (test(word)) return true; return false; };

  const own = (names, word) => Object.hasOwn(names, word) ? names[word] : undefined;
  const closure = (words) => new Set([...words].flatMap((word) => own(rule.words_alike, word) || [word]));

  const singular = (text) => text.toLowerCase().replace(/[_-]/g, " ").replace(/\s+/g, " ").trim()
    .replace(/(?<=[a-z0-9]{2})(?:(ie)s|(?<=sh|ch|ss|x)es|(?<![su])s)(?![a-z0-9\u3400-\u9fff])/g, (_, ending) => ending ? "y" : "")
    .replace(/(?<=[a-z]{3})iz(?=(?:e[drs]?|ing|ation)(?![a-z0-9\u3400-\u9fff]))/g, "is").replaceAll("center", "centre");
  const wordsOf = (text) => (rule.chinese_fillers.reduce((plain, filler) => plain.replaceAll(filler, " "), singular(text))
    .match(/[a-z0-9]+|[\u3400-\u9fff]+/g) || []).filter((word) => !fillers.has(word)).map((word) => own(rule.plain_forms, word) || word);
  const key = (words) => `${[...new Set(words.filter((word) => !isChinese(word)))].sort().join(" ")}|${words.filter(isChinese).join("")}`;

  // A sector or a document is found by the words of its id and its names.
  for (const entry of entries) {
    if (entry.kind !== "indicator") {
      Object.assign(entry, { words: wordsOf(`${entry.id} ${entry.english_name}`), chinese: entry.chinese_name, chinese_alike: "", chinese_everyday: "" });
      Object.assign(entry, { labels: [], labels_alike: [], headline: rule.last, places: [{ id: entry.id, path: entry.path }] });
    }
    for (const name of ["words", "alike", "everyday", "text"]) entry[name] = new Set(entry[name]);
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

  // A piece without a word for amount or number at its end, where more labels have it so.
  const countOf = (piece) => indicators.filter((entry) => points(piece, entry)).length;
  const withoutEnding = (piece) => {
    const bare = piece.slice(0, -1);
    return rule.endings.includes(piece.slice(-1)) && bare.length > 1 && countOf(bare) > countOf(piece) ? bare : piece;
  };
  // Terms of other things, whose parts labels have, are one word.
  const terms = new Set(rule.terms.map((term) => term.toLowerCase().replace(" ", "-")));
  const joinedTerms = (text) => rule.terms.reduce((joined, term) => joined.replace(new RegExp(term.replace(" ", "[ -]"), term === term.toLowerCase() ? "gi" : "g"), ` ${term.replace(" ", "-")} `), text);
  const asked = (text) => {
    const found = [];
    for (const chunk of joinedTerms(text.replace(/'s\b/g, "")).split(/\s+/).filter(Boolean)) {
      if (terms.has(chunk.toLowerCase())) { found.push(chunk.toLowerCase()); continue; }
      let parts = wordsOf(chunk);
      const ascii = /^[\x00-\x7f]*$/.test(chunk);
      const together = () => indicators.some((one) => parts.every((part) => one.words.has(part) || one.alike.has(part) || one.everyday.has(part) || one.text.has(part)));
      if (parts.length > 1 && chunk.includes("-") && ascii && !together()) {
        parts = [singular(chunk.replace(/^[,.;:]+|[,.;:]+$/g, "")).replaceAll(" ", "-")];
      }
      for (const part of parts) found.push(...(isChinese(part) ? pieces(part).map(withoutEnding) : [part]));
    }
    return [...new Set(found)];
  };

  const points = (word, entry) => {
    if (isChinese(word)) return entry.chinese.includes(word) ? whole : entry.chinese_alike.includes(word) ? alike : entry.chinese_everyday.includes(word) ? everyday : 0;
    if (entry.words.has(word)) return whole;
    if (entry.alike.has(word)) return alike;
    if (entry.everyday.has(word)) return everyday;
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
      const scores = words.map((word) => points(word, entry));
      if (!words.length || !scores.every(Boolean) || !has(areas)(entry)) return;
      const exact = entry.labels.includes(text) ? 2 : entry.labels_alike.includes(text) ? 1 : 0, sum = scores.reduce((a, b) => a + b);
      const order = [kinds[entry.kind], -exact, -sum, abroad(entry, areas), entry.headline, extra(text, entry.labels), place];
      found.push({ entry, exact, least: Math.min(...scores), order });
    });
    return found.sort(byOrder);
  };
  // How much a word tells: more, the fewer names have it.
  const weights = new Map();
  const weight = (word) => {
    if (!weights.has(word)) {
      const named = indicators.map((entry) => points(word, entry)), count = named.filter((one) => one >= everyday).length;
      const rarest = 1 + Math.log(indicators.length || 1);
      weights.set(word, count ? 1 + Math.log(indicators.length / count) : named.some(Boolean) ? rarest / 3 : rarest);
    }
    return weights.get(word);
  };
  const part = (score) => rule.parts.find(([least]) => score >= least)[1], sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
  // The indicators that have any of the words, by the weight of those that they have; text are all words of a sentence.
  const scored = (words, areas = [], text = []) => {
    const asked_key = key(words), all = sum(words.map(weight)), known = closure(words), found = [];
    const english = closure(text.filter((word) => !isChinese(word))), signs = text.filter(isChinese).join("");
    const ofLabel = (label) => {
      const [of_label, chinese_label] = label.split("|"), own_words = of_label.split(" ").filter(Boolean);
      if (!own_words.every((word) => english.has(word)) || !signs.includes(chinese_label)) return 0;
      return sum(own_words.filter((word) => !known.has(word)).map(weight)) + (sum(own_words.map(weight)) + chinese_label.length) * rule.of_a_label;
    };
    indicators.forEach((entry, place) => {
      if (!has(areas)(entry)) return;
      const its = words.map((word) => [word, points(word, entry)]).filter(([, one]) => one);
      const own_weight = sum(its.map(([word, one]) => weight(word) * part(one))), label = Math.max(0, ...entry.spoken.map(ofLabel));
      if (!own_weight && !label) return;
      const named = its.map(([, one]) => one).filter((one) => one >= everyday), score = Math.round((own_weight + label) * 1000);
      const least = named.length ? Math.min(...named) : label ? everyday : 0;
      const order = [-score, abroad(entry, areas), entry.headline, extra(asked_key, entry.labels), place];
      found.push({ entry, exact: label ? 1 : 0, score, least, cover: all ? Math.round(own_weight / all * 1e6) / 1e6 : 1, order });
    });
    return found.sort(byOrder);
  };
  const near = (words, areas = []) => {
    const subject = words.filter((word) => !rule.attributes.includes(word)), found = subject.length ? scored(subject, areas) : [];
    const hits = (found.length ? found : scored(words, areas)).filter((hit) => hit.least && hit.cover >= rule.nearest);
    return hits.filter((hit) => hit.score >= hits[0].score * rule.near).slice(0, 3);
  };

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
  const ofSubject = (question, placed) => {
    const [areas, subject] = areasIn(placed);
    if (question.meant === "share" && areas.length > 1 && areas.includes("W")) return ofWorld(question, areas, subject);
    return { ...question, subject, areas: question.order && areas.length > 1 ? areas.filter((one) => one !== "W") : areas, placed };
  };
  const ofWorld = (question, areas, subject) => ({ ...question, subject, areas: areas.filter((one) => one !== "W"), placed: subject, whole: rule.world });
  const ofShare = (question, named, whole) => {
    const [areas, of_whole] = areasIn(whole);
    if (wordsOf(withoutPlain(of_whole)).length) {
      const found = ofSubject({ ...question, whole: of_whole.replace(/\s+/g, " ").trim() }, named);
      return areas.includes("W") ? found : { ...found, areas: [...new Set([...found.areas, ...areas])] };
    }
    const [places, subject] = areasIn(named), both = [...new Set([...areas, ...places])];
    if (both.includes("W")) return ofWorld(question, both, subject);
    const found = ofSubject(question, named);
    return { ...found, areas: [...new Set([...found.areas, ...areas])] };
  };
  const matched = (pattern, text) => new RegExp(`^(?:${pattern})$`, "i").exec(text);
  const parse = (text) => {
    const periods = new RegExp(rule.period, "gi");
    const years = [...text.matchAll(periods)].map(([period]) => Number(/(?:19|20)\d\d/.exec(period)[0]));
    let rest = joinedTerms(text.replaceAll("？", " ").replace(/[?！!。]+$/, ""))
      .replace(new RegExp(`(?:\\b(?:from|since|after|until|till|before|to|in)|[自从至到-])?\\s*(?:${rule.period})`, "gi"), " ").replace(/\s+/g, " ").trim();
    for (const [idiom, word] of rule.idioms) rest = rest.replace(new RegExp(idiom, "gi"), word).replace(/\s+/g, " ").trim();
    rest = rest.replace(new RegExp(rule.in_dollars, "gi"), " ").replace(/\s+/g, " ").trim();
    for (const pattern of withoutMeasure(rest)[0] === "explain" ? [] : rule.of_growth) {
      const match = matched(pattern, rest);
      if (match) return ofSubject({ text, years, meant: "contribution" }, match.groups.part);
    }
    const first = new RegExp(rule.first, "gi"), kind = new RegExp(rule.kind, "gi");
    const is_ranking = first.test(rest) && !new RegExp(`^(?:${rule.how_many})`, "i").test(rest);
    const of_kind = kind.test(rest) && new RegExp(rule.which, "i").test(rest);
    const kinds = is_ranking || of_kind ? rest.match(kind) : null, kind_of_area = kinds ? rule.kinds[singular(kinds[0])] : "";
    if (is_ranking || of_kind) rest = rest.replace(first, " ").replace(kind, " ").replace(/\s+/g, " ").trim();
    const order = is_ranking || of_kind;
    for (const pattern of withoutMeasure(rest)[0] === "targets" ? [] : rule.of_whole) {
      const match = matched(pattern, rest);
      if (!match) continue;
      const [places, of_part] = areasIn(match.groups.part), [of_world, of_all] = areasIn(match.groups.whole), isPlace = !wordsOf(withoutPlain(of_part)).length;
      if (isPlace && places.length && !new RegExp(rule.of_the_world, "i").test(rest) && !places.includes("W") && of_world.includes("W")) return ofWorld({ text, years, meant: "share" }, places, of_all);
      if (isPlace) continue;
      if (new RegExp(rule.beside, "i").test(match.groups.part)) return ofSubject({ text, years, meant: "" }, match.groups.part);
      return ofShare({ text, years, meant: "share", order }, match.groups.part, match.groups.whole);
    }
    let [meant, placed] = withoutMeasure(rest);
    if (meant === "growth" && withoutMeasure(placed)[0] === "share") [meant, placed] = withoutMeasure(placed);
    return ofSubject({ text, years, meant, order, kind: kind_of_area }, placed);
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
  // The clauses of a text, each with the text up to its end before it.
  const clauses = (text) => {
    const found = [];
    let start = 0;
    for (const match of [...text.matchAll(new RegExp(rule.clause_end, "gi")), null]) {
      const end = match ? match.index : text.length;
      if (text.slice(start, end).trim()) found.push([text.slice(0, end).trim(), text.slice(start, end).trim()]);
      start = match ? match.index + match[0].length : end;
    }
    return found;
  };
  const isKnown = (word) => indicators.some((entry) => points(word, entry));
  const isName = (word, text) => {
    if (isChinese(word)) return rule.terms.includes(word);
    return word.includes("-") || [...text.matchAll(new RegExp(rule.capitalised, "g"))].some((found) => singular(found[1]) === word);
  };
  // The words that may name the subject.
  const content = ({ subject, text }) => asked(withoutPlain(subject)).filter((word) => !isChinese(word) || isKnown(word) || rule.terms.includes(word) || [...word].some((sign) => !rule.plain_characters.includes(sign)));
  const ofIndicators = (words, areas) => find(words, areas).filter((hit) => hit.entry.kind === "indicator");
  const namedWords = (hit, words) => words.filter((word) => points(word, hit.entry) >= everyday).length;
  const ofNames = ({ subject, areas, placed, text }) => {
    const withPlaces = areas.length ? ofIndicators(asked(withoutPlain(placed).replace(new RegExp(rule.suffix, "g"), "$1")), areas) : [];
    if (withPlaces.length && withPlaces[0].exact === 2) return withPlaces;
    const hits = ofIndicators(asked(subject), areas);
    if (isSentence(text)) return hits.length && hits[0].exact ? hits : [];
    return hits.filter((hit) => hit.least >= within);
  };
  const ofWeight = (question) => {
    const words = content(question);
    if (words.some((word) => !isKnown(word) && isName(word, question.text))) return [];
    const of_amount = question.text.match(new RegExp(`^${rule.of_amount}`, "i"));
    if (of_amount && words.some((word) => word === singular(of_amount[1]) && !isKnown(word))) return [];
    const hits = scored(words, question.areas, asked(question.subject)).filter((hit) => hit.least);
    if (!hits.length) return [];
    const [best] = hits, least = words.length === 1 ? rule.alone : isSentence(question.text) ? rule.enough : rule.of_a_phrase;
    if (best.cover < least || (namedWords(best, words) < 2 && !best.exact && words.length > 1 && best.cover < rule.mostly)) return [];
    const subject = words.filter((word) => !rule.attributes.includes(word));
    if (subject.length && !subject.some((word) => points(word, best.entry))) return [];
    return hits.filter((hit) => hit.score >= best.score * rule.near || hit.cover >= best.cover).map((hit) => ({ ...hit, exact: 0 }));
  };
  const ofDefinitions = (question) => {
    for (const words of [asked(question.subject), content(question)]) {
      const hits = ofIndicators(words, question.areas);
      if (hits.length) return isSentence(question.text) ? hits.filter((hit) => namedWords(hit, words) * 2 >= words.length) : hits;
    }
    return [];
  };
  // All exports or all patents, of which the entries that have these words are parts.
  const isOfNoSubject = (question, hits) => {
    const words = content(question), asksAll = isSentence(question.text) || new RegExp(rule.of_all, "i").test(question.text);
    return asksAll && !hits[0].exact && !question.whole && words.length > 0 && words.every((word) => new RegExp(rule.of_no_subject).test(word));
  };
  const matches = (questions) => {
    for (const question of questions) {
      for (const finder of [ofNames, ofWeight, ofDefinitions]) {
        const hits = finder(question);
        if (hits.length) return [question, hits];
      }
    }
    return [null, []];
  };
  // The entries that the first clauses of a text mean, null for parts of what they mean; further ones may name areas.
  const ofClauses = (text, question) => {
    const parts = isSentence(text) ? clauses(text) : [[text, text]], begun = parts.map(([up_to]) => ({ ...parse(up_to), text }));
    let [main, hits] = matches(begun.filter((one) => wordsOf(withoutPlain(one.subject)).length));
    if (!main && question.areas.join() === "W") [main, hits] = matches(begun.map((one) => ({ ...one, areas: [] })));
    if (!main) return [];
    if (isOfNoSubject(main, hits)) return null;
    const at = begun.findIndex((one) => one.subject === main.subject), areas = [...main.areas];
    for (const [, clause] of parts.slice(at + 1)) {
      const further = parse(clause), named = content({ ...further, text: clause }).some((word) => indicators.some((entry) => points(word, entry) >= everyday));
      if (!named && ["", main.meant, ...rule.above].includes(further.meant)) areas.push(...further.areas.filter((one) => !areas.includes(one)));
    }
    if (areas.length > main.areas.length) {
      const places = areas.filter((one) => one !== "W"), asked_for = main.order && places.length > 1 ? places : areas;
      const [, of_areas] = matches([{ ...main, areas: asked_for }]);
      if (of_areas.length) return of_areas;
    }
    return hits;
  };
  // The series that a text names, where only others, whose everyday names have the words too, have the areas asked for.
  const ofOtherAreas = (question) => {
    const words = content(question), own = question.areas.some((one) => one !== "CN") ? ofIndicators(words, question.areas) : [];
    if (!own.length || own[0].exact || own[0].least > everyday) return [];
    return ofIndicators(words, []).filter((hit) => hit.exact);
  };
  const ofTwo = ({ subject, areas, order }) => {
    const match = matched(rule.of_two, subject.trim());
    if (!match || areas.some((area) => area !== "CN") || order || ![1, 2].every((side) => wordsOf(withoutPlain(match[side])).length)) return [];
    const firsts = [1, 2].map((side) => answer(match[side])).filter(({ why }) => !why).map(({ found }) => found.find((hit) => hit.entry.kind === "indicator"));
    return firsts.length === 2 && firsts.every(Boolean) && firsts[0].entry !== firsts[1].entry ? firsts : [];
  };
  const ofRate = ({ subject, whole, areas }) => {
    const wholes = find(asked(withoutPlain(whole)), areas);
    if (wholes.length && wholes[0].exact) return [];
    const words = asked(withoutPlain(`${subject} ${whole}`)), hits = scored(words, areas).filter((hit) => hit.cover >= rule.rate);
    return words.length > 1 ? hits.filter((hit) => hit.entry.is_rate).slice(0, 1) : [];
  };
  const bothFound = (found) => {
    const firsts = found.map((hits) => hits.find((hit) => hit.least >= everyday));
    return firsts.every(Boolean) && new Set(firsts.map((hit) => hit.entry)).size === firsts.length ? firsts : [];
  };
  const itemsLast = (text) => {
    const match = matched(rule.which_of, text), first = matched(rule.items_first, text);
    if (match) return `${match[1]}: ${match[2].replace(new RegExp(rule.last_and, "gi"), ", ")}`;
    return first ? `${first[2]}: ${first[1]}` : text;
  };
  // What a text counts up: which grew fastest, software, telecom or electronics.
  const ofMany = ({ subject, areas, text, order }) => {
    const [before, ...parts] = itemsLast(subject).split(new RegExp(rule.item_end, "i"));
    if (parts.length < 2 || areas.some((area) => area !== "CN") || !(order || new RegExp(rule.which, "i").test(text))) return [];
    const context = asked(withoutPlain(before)), shared = (hit) => namedWords(hit, context);
    return bothFound(parts.map((item) => asked(withoutPlain(item))).filter((words) => words.length).map((words) => ofIndicators(words, []).filter((hit) => hit.least >= everyday)
      .sort((a, b) => shared(b) - shared(a) || byOrder(a, b))));
  };
  const ofBoth = ({ subject, areas, text }) => {
    const match = matched(rule.of_both, subject.trim());
    if (!match) return [];
    const alone = ["first", "second"].map((side) => ofIndicators(asked(withoutPlain(match.groups[side])), areas));
    const areBoth = alone.every((hits) => hits.length && hits[0].exact) && clauses(text).length === 1;
    if (!areBoth && ofIndicators(content({ subject, text }), areas).some((hit) => hit.least >= everyday)) return [];
    const [first, second] = ["first", "second"].map((side) => asked(withoutPlain(match.groups[side])));
    const besides = [match.groups.first.trim().split(/\s+/).pop(), match.groups.second.trim().split(/\s+/)[0]];
    if (!first.length || !second.length || !besides.every(withoutPlain)) return [];
    const firsts = second.map((_, at) => ofIndicators([...first, ...second.slice(at + 1)], areas)).find((hits) => hits.length) || [];
    const areLabels = areBoth && alone.every((hits) => hits[0].exact === 2);
    const joint = areLabels ? [] : bothFound([firsts, ofIndicators([...first.slice(0, -1), ...second], areas)].map((hits) => hits.slice(0, 1)));
    return joint.length ? joint : bothFound(alone.map((hits) => hits.slice(0, 1)));
  };

  const isOfKind = (kind) => ({ entry }) => entry.places.filter((one) => new RegExp(`^${kind}$`).test(one.area)).length >= rule.some_areas;
  // The answer to a text: entries, the area asked for, and where there are none why, and the nearest.
  const answer = (text) => {
    const named = entries.filter((entry) => entry.kind === "document" && entry.id === text.trim().toLowerCase());
    if (named.length) return { found: named.map((entry) => ({ entry })), area: "" };
    const exact = find(asked(text.replace(new RegExp(rule.suffix, "g"), "$1")));
    if (exact.length && exact[0].exact === 2 && exact[0].entry.kind === "indicator" && areasIn(text)[0].length < 2) return { found: exact, area: "" };
    const bare = text.replace(new RegExp(rule.producers, "gi"), " ").replace(/\s+/g, " ").trim();
    if (bare !== text.trim() && asked(withoutPlain(bare)).length) return answer(bare);
    const question = { ...parse(text), text }, area = question.areas.find((one) => one !== "CN") || "";
    const plainOnly = !asked(withoutPlain(question.subject)).length, ofPlain = plainOnly ? find(asked(question.subject), question.areas) : [];
    if (ofPlain.length) return { found: ofPlain, area };
    if (plainOnly) {
      const there = indicators.filter(has(question.areas)).map((entry, place) => ({ entry, order: [1 - abroad(entry, question.areas.filter((one) => one === "CN")), entry.headline, place] })).sort(byOrder);
      if (question.areas.length === 1 && !question.meant) return { found: there, area };
      if (question.areas.length || question.meant) return { found: [], area, why: "measure", nearest: there.slice(0, 3) };
    }
    const elsewhere = ofOtherAreas(question);
    if (elsewhere.length) return { found: [], area, why: "area", nearest: elsewhere.slice(0, 3) };
    const in_a_place = question.whole && question.areas.some((one) => one !== "CN") && asked(withoutPlain(question.subject)).length < 2;
    const joint = in_a_place ? ofIndicators(asked(withoutPlain(`${question.subject} ${question.whole}`)), question.areas) : [];
    if (joint.length && joint[0].least >= alike) return { found: joint, area };
    const rate = question.whole ? find(asked(`${withoutPlain(question.subject)} share ${question.whole}`), question.areas) : [];
    if (rate.length && rate[0].exact) return { found: rate, area };
    const rates = question.whole ? ofRate(question) : [];
    if (rates.length) return { found: rates, area };
    const sides = ofTwo(question), many = sides.length ? sides : ofMany(question), both = many.length ? many : ofBoth(question);
    if (both.length) return { found: both, area };
    let found = ofClauses(text, question);
    if (!found) return { found: [], area, why: "subject", nearest: find(content(question)).filter(({ entry }) => entry.kind === "indicator").slice(0, 3) };
    if (!found.length && exact.length && question.meant && !question.whole) found = exact;
    found = [...found, ...find(asked(question.subject), question.areas).filter((hit) => hit.entry.kind !== "indicator")];
    const words = asked(withoutPlain(question.subject) || question.subject), missing = found.length ? [] : question.areas.filter((one) => !find(words, [one]).length);
    if (!found.length && question.areas.length && !missing.length) {  // the likeliest of each area
      const first = new Map(question.areas.map((one) => find(words, [one])[0]).map((hit) => [hit.entry, hit]));
      found = [...first.values()];
    }
    if (!found.length) {
      const elsewhere = missing.length ? find(words).filter((one) => one.entry.kind === "indicator") : [];
      const beside = words.some((word) => terms.has(word)) ? words.filter((word) => !terms.has(word)) : [], nearest = near(words);
      return { found: [], area, why: elsewhere.length ? "area" : "subject", nearest: elsewhere.length ? [...near(words, missing), ...elsewhere].slice(0, 3) : nearest.length ? nearest : near(beside) };
    }
    if (question.kind && !question.areas.length && ![...found, ...scored(content(question)).filter((hit) => hit.cover >= rule.most)].some(isOfKind(question.kind))) {
      return { found: [], area, why: "area", nearest: found.slice(0, 3) };
    }
    const first = found[0].entry, [start, end] = [Math.min(...question.years), Math.max(...question.years)];
    const lacks = (entry) => question.years.length && entry.years && !entry.years.some((year) => year >= start && year <= end);
    if (lacks(first)) {
      const further = found.filter((hit) => hit.entry.kind === "indicator" && hit.entry !== first && hit.least >= everyday && !lacks(hit.entry));
      const alikes = found[0].exact < 2 ? further : further.filter((hit) => hit.entry.spoken.some((label) => first.spoken.includes(label)));
      if (alikes.length) return { found, area };
      return { found: [], area, why: "period", nearest: found.slice(0, 1) };
    }
    return { found, area };
  };
  // Figures by their numbers: those that print one of a text, in whatever multiple, else those that round to it.
  const isNumber = (word) => new RegExp(rule.figure).exec(word);
  const numbersIn = (text) => {
    const words = text.trim().split(/\s+/), ofEach = new Set(words.slice(1).filter((_, place) => rule.no_amount.includes(words[place].toLowerCase())));
    const numbers = words.filter((word) => !ofEach.has(word)).map(isNumber).filter(Boolean).map((match) => match[1].replaceAll(",", ""));
    const rest = words.filter((word) => !isNumber(word) && !rule.unit_words.includes(word.toLowerCase())).join(" ");
    return numbers.length && !(rest && parse(text).years.length) ? { numbers, rest } : null;
  };
  const prints = ([value, power], number) => +value === number
    || (power !== null && number !== 0 && rule.powers.some((other) => Math.abs(+value * 10 ** (power - other) / number - 1) < 1e-12));
  const roundsTo = ([text, , percentage], number) => {
    const digits = number.replace(/^[-0.]+/, "").replace(".", ""), value = +text;
    if (digits.length < rule.rounded || !value) return false;
    if (percentage) return Math.abs(+value.toFixed((number.split(".")[1] || "").length) - +number) < 1e-12;
    const trimmed = (digits) => digits.replace(".", "").replace(/^0+|0+$/g, "");
    return trimmed(Math.abs(value).toPrecision(digits.length).replace(/e.*/, "")) === trimmed(digits);
  };
  const figuresOf = (text) => {
    const { numbers, rest } = numbersIn(text), named = rest ? new Set(answer(rest).found.flatMap(({ entry }) => (entry.places || []).map((one) => one.path))) : null;
    const every = indicators.flatMap((entry) => entry.places.filter((place) => !named || named.has(place.path))
      .flatMap((place) => (window.digecon.figures[place.path] || []).map((figure) => ({ entry, place, figure }))));
    const found = every.filter(({ figure }) => numbers.some((number) => prints(figure, +number)));
    return found.length ? found : every.filter(({ figure }) => numbers.some((number) => roundsTo(figure, number)));
  };
  window.digecon.answer = answer;
  window.digecon.numbersIn = numbersIn;
  window.digecon.figuresOf = figuresOf;
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
  const figureItem = ({ entry, place, figure }) => {
    const line = document.createElement("li"), link = document.createElement("a"), kind = document.createElement("small");
    link.href = `${place.path}#${figure[3]}`;
    link.textContent = [entry[lang], place[lang]].filter(Boolean).join(", ");
    kind.textContent = ` ${figure[lang === "chinese_name" ? 5 : 4]} ${place.id}`;
    line.append(link, kind);
    return line;
  };
  // The figures are many: their file is loaded when the first number is asked for.
  const load = () => {
    if (document.getElementById("figures")) return;
    const script = document.createElement("script");
    Object.assign(script, { id: "figures", src: list.dataset.figures, onload: () => show() });
    document.head.append(script);
  };
  const show = () => {
    const text = field.value.trim(), ofNumber = text && numbersIn(text);
    if (ofNumber && !window.digecon.figures) load();
    const figures = ofNumber && window.digecon.figures ? figuresOf(text) : [];
    if (figures.length) {
      list.replaceChildren(...figures.slice(0, most).map(figureItem));
      status.textContent = status.dataset.found.replace("{number}", figures.length);
      return;
    }
    const { found, area, why, nearest } = text ? answer(text) : { found: [] };
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
