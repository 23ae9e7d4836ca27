// Finds words in the index that the build has made: small text files, of which a query needs a few.
// Text is taken apart as plugins/bulletins/search/syllables.py does it.
var bulletinSearch = ((here) => {
  const root = new URL("../search/", here);
  const MARKS = { "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0306": "u", "\u0309": "?", "\u031b": "+", "\u0323": ".", đ: "d" };

  const stem = (base) => {
    if (/^\p{Nd}+$/u.test(base)) return base.replace(/^0+(?=.)/, "");
    if (/^[a-z]{3,}s$/.test(base)) {
      if (base.endsWith("ies")) base = base.slice(0, -3) + "y";
      else if (/(ch|sh|ss|x|z)es$/.test(base)) base = base.slice(0, -2);
      else if (!/[su]s$/.test(base)) base = base.slice(0, -1);
    }
    return /^(qu|[bcdfghjklmnpqrstvwxz]+)y$/.test(base) ? base.slice(0, -1) + "i" : base;
  };

  const takeApart = (token) => {
    const parts = token.normalize("NFD");
    if (/[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]/.test(parts)) {
      return parts.match(/\P{M}\p{M}*|^\p{M}+/gu).map((cluster) => [cluster, ""]);
    }
    const marks = [];
    const base = parts.replace(/[\u0300-\u036fđ]/g, (sign) => (marks.push(MARKS[sign] || sign), sign == "đ" ? "d" : ""));
    return base ? [[stem(base), marks.sort().join("")]] : [];
  };

  const tokens = (text) => text.toLowerCase().replace(/\u00ad/g, "").replace(/['’]s(?![\p{L}\p{N}])/gu, "").match(/[\p{L}\p{M}\p{N}]+/gu) || [];
  const syllables = (text) => tokens(text).flatMap(takeApart);

  const replaced = (list, from, to) => {
    const result = [];
    for (let at = 0; at < list.length; ) {
      if (from.length && from.every((one, i) => list[at + i] && list[at + i][0] == one[0])) result.push(...to), (at += from.length);
      else result.push(list[at++]);
    }
    return result;
  };

  // The ways in which words may be meant: as they are, abbreviations either way.
  const either = (way, abbreviations) => [way, ...[0, 1].map((turn) => abbreviations.reduce((list, pair) => replaced(list, pair[turn], pair[1 - turn]), way))];
  // Each way once, no longer than anybody types.
  const unlike = (ways) => [...new Map(ways.map((way) => [String((way = way.slice(0, 24))), way])).values()].filter((way) => way[0]);
  const meanings = (text, abbreviations) => {
    const dates = text.replace(/(\d{1,2})\s?[/.-]\s?(\d{1,2})(?!\d)/g, "$1 tháng $2");
    const short = text.replace(/(\d{1,2}) (?:tháng|thang) (\d{1,2})(?!\d)/gi, "$1 $2");
    return unlike([text, dates, short].flatMap((one) => either(syllables(one), abbreviations)));
  };

  const make = (name, values, ...children) => {
    const element = Object.assign(document.createElement(name), values);
    element.append(...children);
    return element;
  };

  // What is seldom needed comes when it is needed.
  let later;
  const load = () => (later ||= new Promise((done, failed) => {
    document.head.append(make("script", { src: new URL(LATER, here), onload: () => done(bulletinLater), onerror: () => failed((later = null)) }));
  }));

  const files = new Map();
  const get = (name, options) => {
    if (!files.has(name)) {
      files.set(name, fetch(new URL(name + ".txt", root), options).then((answer) => (answer.ok ? answer.text() : Promise.reject(name))));
    }
    return files.get(name);
  };

  const open = async () => {
    const router = { segments: [], abbreviations: [], filters: {} };
    let length, segment, group, member, key = "";
    for (const line of (await get("index", { cache: "no-cache" })).split("\n")) {
      const [, tag, ...rest] = line.split("\t");
      if (line && line[0] != "\t") {
        const start = line[0] == "=" ? length + 1 : 0;
        if (start) (group = line.slice(1, start)), (member = 0);
        key = key.slice(0, +line[start]) + line.slice(start + 1);
        segment.keys.push(key);
        segment.names.push(group + (member++).toString(36));
      }
      else if (tag == "2") length = +rest[0];
      else if (tag == "a") router.abbreviations.push(rest.map(syllables));
      else if (tag == "f") router.filters[rest[0]] = rest;
      else if (tag == "s") {
        const [language, count, timeless, units, block, group, traits, blocks] = rest;
        key = "";
        router.segments.push((segment = { id: router.segments.length, language, count: +count, timeless, units: +units, block, group, traits, blocks, keys: [], names: [] }));
      }
    }
    router.length = length;
    return router;
  };

  const chunk = async (name) => {
    let first = "";
    return (await get(name)).split("\n").slice(0, -1).map((line) => {
      const [letters, ...tonings] = line.split("\t");
      const halves = letters.split(" ");
      if (halves[1] == null) halves.unshift(first);
      first = halves[0];
      return [halves.join(" "), tonings];
    });
  };

  // Gives [letters, tonings] of a term; with `begun`, of terms that begin so, as far as so many more files hold them.
  const lookUp = async (segment, term, begun) => {
    const place = (term) => segment.keys.findLastIndex((key) => key <= term);
    const from = place(term);
    const to = begun ? Math.min(place(term + "\uffff"), from + begun) : from;
    const found = await Promise.all(segment.names.slice(from, to + 1).map(chunk));
    return found.flat().filter(([letters]) => (begun ? letters.startsWith(term) : letters == term));
  };

  const eachPosting = (text, use) => {
    let number = 0, document = -1;
    for (let i = 0; i < text.length; i++) {
      const digit = text.charCodeAt(i) - 33;
      number = number * 47 + (digit % 47);
      if (digit > 46) {
        document += Math.floor(number / 4);
        use(document, number % 4);
        number = 0;
      }
    }
  };

  // How well marks that were typed go with those that a text has: fully, as far as they were typed, or not.
  const fits = (typed, marks, toned) => (typed == marks || !(typed || toned) ? 1 : [...typed].every((one) => marks.includes(one)) ? 0.8 : 0.35);

  const weigh = async ({ scores, known, only }, segments, way, terms, share) => {
    const toned = way.some((one) => one[1]);
    const found = await Promise.all(terms.map(({ key, marks, begun }) => Promise.all(segments.map(async (segment) => {
      const best = new Map();
      for (const [letters, tonings] of await lookUp(segment, key, begun)) {
        const whole = letters == key ? 1 : 0.7;
        for (const toning of tonings) {
          const [signs, postings] = toning.split(" ");
          const [first, second = ""] = signs.split(",");
          const fit = whole * fits(marks[0], first, toned) * (whole < 1 || fits(marks[1], second, toned));
          // In the body, in names, in the lead, in the title.
          eachPosting(postings, (document, where) => (!only || document < segment.units) && best.set(document, Math.max(best.get(document) || 0, fit * [1, 1.5, 2.5, 4][where])));
        }
      }
      if (best.size) known.push(...key.split(" "));
      return best;
    }))));
    const total = segments.reduce((sum, segment) => sum + segment.count, 1);
    const weights = found.map((maps) => Math.log(1 + total / (1 + maps.reduce((sum, map) => sum + map.size, 0))));
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    segments.forEach((segment, at) => {
      const sums = new Map();
      found.forEach((maps, term) => maps[at].forEach((fit, document) => {
        const [score, matched] = sums.get(document) || [0, 0];
        sums.set(document, [score + fit * weights[term], matched + weights[term]]);
      }));
      sums.forEach(([score, matched], document) => {
        const cover = matched / all * (share > 0.5 ? 1 : 0.9);
        const id = segment.id + "." + document;
        const value = score * cover * cover * share * (document < segment.timeless && cover > 0.99 ? 1.5 : 1);
        const old = scores.get(id);
        scores.set(id, { segment, document, score: Math.max(value, old?.score || 0), cover: Math.max(cover, old?.cover || 0) });
      });
    });
  };

  // The pairs of a query; one word alone is a pair without a first half. Of many pairs a few from all over the query: each
  // costs a file or two.
  const termsOf = (way, open, most) => {
    const both = way[1] ? way : [["", ""], ...way];
    const pairs = both.slice(1).map(([base, mark], i) => ({ key: both[i][0] + " " + base, marks: [both[i][1], mark], begun: open && !both[i + 2] && (both[i][0] + base).length > 1 }));
    return pairs.length > most ? Array.from({ length: most }, (_, i) => pairs[Math.floor((i * (pairs.length - 1)) / (most - 1))]) : pairs;
  };

  // Answers to a query, best first: {segment, document, score, cover}; with `only`, units alone are looked for.
  const search = async (text, language, only) => {
    // Where a third of the words look like keys of Telex or VNI they are taken as keys first, so that no file is asked for
    // in vain; elsewhere only where nothing is found as it was typed.
    const like = text.match(/\w*((?!tr)[a-z][dsfrxjw\d]|([aeo])[a-z]*\2)\w*/gi) || [];
    const sure = like[1] && like.length > tokens(text).length / 3;
    sure && load().catch(() => 0);
    const router = await (search.router ||= open());
    const typed = meanings(text, router.abbreviations);
    const keys = () => load().then((tools) => unlike([...typed, ...either(tools.keys(text), router.abbreviations)]).slice(typed.length), () => []);
    let ways = sure ? await keys() : typed;
    const opened = !/\s$/.test(text);
    const [here, others] = [true, false].map((own) => router.segments.filter((segment) => (!only || segment.units) && (segment.language == language) == own));
    const scores = new Map(), known = [];
    const state = { scores, known, only };
    const hits = () => [...scores.values()];
    const ranked = () => hits().sort((a, b) => b.score - a.score || a.segment.id - b.segment.id || b.document - a.document);
    const full = (least = 0.98) => hits().filter((hit) => hit.cover > least).length;
    const run = (most = 3, segments = here, share = 1) => Promise.all(ways.map((way) => weigh(state, segments, way, termsOf(way, opened, most), share)));
    await run();
    if (sure ? !full(0.5) : like[0] && !full()) {
      const before = ways;
      ways = sure ? typed : await keys();
      await run();
      ways.push(...before);
    }
    // Where several pages go as well with a few of the pairs, more of them tell these apart.
    const tied = ranked().filter((hit, _, [best]) => hit.cover > best.cover - 0.02).map((hit) => hit.segment);
    if (tied[1] && ways.some((way) => way[4])) {
      scores.forEach((hit, id) => tied.includes(hit.segment) && scores.delete(id));
      await run(5, [...new Set(tied)]);
    }
    if (full() < (Object.keys(router.filters)[0] == language ? 1 : 10)) await run(2, others, 0.9);
    // Where hardly anything is found, a word alone that no pair found so far has in it.
    const [way = []] = ways;
    for (const one of way.filter(([base]) => way[1] && !known.includes(base)).slice(0, 2)) {
      full(0.5) || (await weigh(state, here, [one], termsOf([one]), 0.5));
    }
    const answers = ranked();
    return { router, ways, answers, list: answers, full: full() };
  };

  const show = async (router, { segment, document }) => {
    const block = Math.floor(document / segment.block);
    const group = Math.floor(block / segment.group) * router.length;
    const text = await get(segment.blocks.slice(group, group + router.length) + (block % segment.group));
    const [kind, path, identity, day, title, lead, where] = text.split("\n")[document % segment.block].split("\t");
    return { kind, path, identity, day, title, lead, where, language: segment.language };
  };

  const reset = () => (files.clear(), (search.router = null));

  return { search, show, get, lookUp, load, make, stem, tokens, syllables, reset };
})(document.currentScript.src);
