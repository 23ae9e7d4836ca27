// What a box can do once its first answers stand there: what was meant, the nearest names where nothing was found,
// sentences from pages, filters, what was searched before and which unit is the reader's own on this device.
var bulletinLater = ((engine, words) => {
  const language = document.documentElement.lang;
  const say = words[language];
  const { make, lookUp } = engine;

  // Telex and VNI as they come from a keyboard that did not turn them into letters.
  const SYLLABLE = /^(b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?[aeiouy]{1,3}(ch?|m|ng|nh|n|p|t)?$/;
  const TONES = { f: "`", s: "'", r: "?", x: "~", j: ".", 1: "'", 2: "`", 3: "?", 4: "~", 5: "." };
  const decode = (token) => {
    if (!/^[a-z][a-z\d]+$/.test(token)) return null;
    if (/^[^aeiouy]*d[d9][^aeiouy]*$/.test(token)) return [[token.replace(/d[d9]/g, "d"), "d"]]; // HĐND
    const digits = /\d/.test(token);
    let base = "", marks = "", tone = "";
    for (const key of token) {
      if (!tone && /[aeiouy]/.test(base) && (digits ? "12345" : "sfrxj").includes(key)) tone = TONES[key];
      else if (key == (digits ? 9 : "d") && base[0] == "d") marks += "d";
      else if (digits ? key == 6 : "aeo".includes(key) && base.includes(key)) marks += "^";
      else if (digits ? key == 7 || key == 8 : key == "w") {
        if (/uo/.test(base)) marks = marks.replaceAll("+", "") + "++";
        else marks += (digits ? key == 8 : /a$/.test(base) && !/[^q]ua$/.test(base)) ? "u" : "+";
      } else base += key;
    }
    marks = [...marks + tone].sort().join("");
    return marks && SYLLABLE.test(base) ? [[engine.stem(base), marks]] : null;
  };

  const keys = (text) => engine.tokens(text).flatMap((token) => decode(token) || engine.syllables(token));

  const near = (a, b) => {
    if (a == b || Math.abs(a.length - b.length) > 1) return false;
    let i = 0;
    while (a[i] == b[i]) i++;
    const swapped = a[i] == b[i + 1] && a[i + 1] == b[i] && a.slice(i + 2) == b.slice(i + 2);
    return swapped || a.slice(i + 1) == b.slice(i + 1) || a.slice(i) == b.slice(i + 1) || a.slice(i + 1) == b.slice(i);
  };

  // The query with one syllable written otherwise, where that is found and the query as it is typed is not. A syllable
  // that the site knows is doubted only where all around it is found, and another goes there in several texts.
  const suggest = async (text) => {
    const router = await engine.search.router;
    const typed = engine.tokens(text), way = engine.syllables(text);
    if (!way.length || way.length > 8 || typed.length != way.length) return "";
    const here = router.segments.filter((segment) => segment.language == language);
    const words = (await engine.get(router.filters[language][1] + "1")).split("\n").filter(Boolean);
    const count = async (key) => {
      const found = (await Promise.all(here.map((segment) => lookUp(segment, key)))).flat();
      return found.reduce((sum, [, tonings]) => sum + tonings.join("").length, 0);
    };
    const pairs = await Promise.all(way.slice(1).map((second, i) => count(way[i][0] + " " + second[0])));
    let best = 0, meant = "";
    for (let i = 0; i < way.length; i++) {
      const isWord = words.includes(way[i][0]);
      const others = pairs.filter((_, at) => at != i && at != i - 1);
      if (pairs[i - 1] || pairs[i] || /^.$|\d/.test(way[i][0]) || (isWord && (!way[1] || others.includes(0)))) continue;
      const before = i ? way[i - 1][0] + " " : "";
      const known = i ? (await Promise.all(here.map((segment) => lookUp(segment, before, 8)))).flat().map(([letters]) => letters.split(" ")[1]) : words;
      for (const word of [...new Set(known)].filter((one) => near(one, way[i][0])).slice(0, 8)) {
        const around = [];
        if (i) around.push(count(before + word));
        if (i < way.length - 1) around.push(count(word + " " + way[i + 1][0]));
        const value = around.length ? Math.min(...(await Promise.all(around))) : 1;
        if (value > Math.max(best, isWord && 12)) (best = value), (meant = typed.map((one, at) => (at == i ? word : one)).join(" "));
      }
    }
    return meant;
  };

  const pairsOf = (text) => {
    const letters = engine.syllables(text).map(([base]) => base).join(" ");
    return new Set([...letters].slice(1).map((letter, i) => letters[i] + letter));
  };

  // Units and campaigns whose names have most pairs of letters in common with what was asked for.
  const nearest = async ({ shown: { router }, input, units }) => {
    const wanted = pairsOf(input.value);
    const lines = (await engine.get(router.filters[language][1] + "0")).split("\n").slice(0, -1).map((line) => line.split("\t"));
    const near = lines.map(([kind, name]) => {
      const theirs = pairsOf(name);
      return { kind, name, share: [...theirs].filter((pair) => wanted.has(pair)).length / (theirs.size + wanted.size || 1) };
    });
    near.sort((a, b) => b.share - a.share);
    const some = ["u", ...(units ? [] : ["c"])].flatMap((kind) => near.filter((one) => one.kind == kind && one.share > 0.1).slice(0, 3));
    const found = await Promise.all(some.map(async ({ kind, name }) => {
      const { answers } = await engine.search(name + " ", language, kind == "u");
      const timeless = answers.filter((hit) => hit.document < hit.segment.timeless).slice(0, 3);
      return (await Promise.all(timeless.map((hit) => engine.show(router, hit)))).find((answer) => answer.kind == kind);
    }));
    return found.filter((one, i) => one && found.findIndex((other) => other && other.path == one.path) == i);
  };

  const read = async (url) => new DOMParser().parseFromString(await fetch(url).then((found) => (found.ok ? found.text() : "")), "text/html");

  // Lets a reader keep a unit on this device, under the site's address: then every page's masthead leads there, to the
  // unit's page in the language of that page, which the unit's own page names.
  const keep = (items, base) => {
    const menu = document.querySelector("#menu ul");
    const isKept = (value) => (localStorage[base + language] || "").split("\n")[0] == value.split("\n")[0];
    const set = (value) => ["", ...Object.keys(words)].forEach((one) => (localStorage[base + one] = value));
    const translate = async (value) => {
      const url = new URL(value.split("\n")[0], base);
      for (const link of (await read(url)).querySelectorAll(".tools [lang]")) {
        const other = new URL(link.getAttribute("href"), url);
        const name = (await read(other)).querySelector("h1");
        if (name && isKept(value)) localStorage[base + link.lang] = other.pathname + "\n" + name.textContent;
      }
    };
    const buttons = items.map(({ answer, item }) => {
      const value = new URL(answer.path.slice(1), base).pathname + "\n" + answer.title;
      const button = make("button", { type: "button", value }, say.mine);
      button.onclick = () => {
        document.querySelector("#mine")?.remove();
        set(button.ariaPressed == "true" ? "" : value);
        if (isKept(value)) {
          menu.prepend(make("li", { id: "mine" }, make("a", { href: value.split("\n")[0] }, answer.title)));
          translate(value).catch(() => {});
        }
        menu.scrollTop = 0;
        show();
      };
      button.ariaLabel = say.mine + ": " + answer.title; // five buttons of one name tell nobody which is which
      item.append(button);
      return button;
    });
    const show = () => buttons.forEach((button) => (button.ariaPressed = isKept(button.value)));
    try {
      show();
    } catch {
      buttons.forEach((button) => button.remove());
    }
  };

  const count = (text, { marked, shown }) => marked(text, shown.ways).reduce((sum, part) => sum + (part.nodeName ? part.textContent.split(" ").length : 0), 0);

  // Of a bulletin whose title and lead do not hold all the words, the sentence that holds most of them.
  const sentence = async ({ answer, lead }, context) => {
    const { shown: { ways }, marked, base, isLast } = context;
    const wanted = Math.max(...ways.map((way) => way.length));
    if (!"bd".includes(answer.kind) || count(answer.title, context) >= wanted || count(answer.lead, context) >= wanted) return;
    const page = await read(new URL(answer.path.slice(1), base));
    const parts = [...page.querySelectorAll("main p, main li, main td, main figcaption")];
    const lines = parts.flatMap((part) => part.textContent.trim().split(/(?<=[.!?…]) /));
    const [best] = lines.map((line) => [count(line, context), line]).sort((a, b) => b[0] - a[0]);
    if (isLast() && best && best[0] > 1) lead.replaceChildren("… ", ...marked(best[1].slice(0, 300), ways), " …");
  };

  const numbers = (text) => {
    const found = [];
    let number = 0;
    for (const sign of text) {
      const digit = sign.charCodeAt(0) - 33;
      number = number * 47 + (digit % 47);
      if (digit > 46) found.push(number), (number = 0);
    }
    return found;
  };

  const traits = async (hits) => {
    const lines = new Map();
    await Promise.all([...new Set(hits.map((hit) => hit.segment))].map(async (segment) => {
      lines.set(segment, (await engine.get(segment.traits + "0")).split("\n"));
    }));
    return hits.map((hit) => {
      const line = lines.get(hit.segment)[hit.document];
      const [year, ...rest] = numbers(line.slice(1));
      return { kind: line[0], year, names: new Set(rest) };
    });
  };

  // Each filter: what it chooses by, its options as [value, words], and whether something is of that value.
  const filters = async (router) => {
    const names = (await engine.get(router.filters[language][1] + "0")).split("\n").slice(0, -1).map((line) => line.split("\t"));
    const depth = (at) => (names[at][2] ? 1 + depth(+names[at][2]) : 0);
    const under = (at, wanted) => at == wanted || (names[at][2] && under(+names[at][2], wanted));
    const named = (kind) => names.flatMap(([each, name], at) => (each == kind ? [[at, "\u2003".repeat(kind == "u" ? depth(at) : 0) + name]] : []));
    return [
      { label: say.unit, options: named("u"), is: (trait, at) => [...trait.names].some((one) => names[one][0] == "u" && under(one, at)) },
      { label: say.campaign, options: named("c"), is: (trait, at) => trait.names.has(at) },
      { label: say.section, options: named("s"), is: (trait, at) => trait.names.has(at) },
      { label: say.kind, options: Object.entries(say.kinds), is: (trait, kind) => trait.kind == kind },
      { label: say.year, options: null, is: (trait, year) => trait.year == year },
    ];
  };

  let box, chosen = {}, newest = "";
  const isNarrowed = () => Object.values(chosen).some((one) => one != null);

  // Narrows the answers to what is chosen, and says beside each choice how many it would leave.
  const narrow = async ({ shown, isLast, redraw }) => {
    const [all, known] = await Promise.all([filters(shown.router), traits(shown.answers)]);
    if (!isLast()) return;
    const years = new Map(shown.answers.map((hit, i) => [hit, known[i].year]));
    const passes = (trait, except) => all.every((one, i) => i == except || chosen[i] == null || one.is(trait, chosen[i]));
    const change = () => {
      shown.list = shown.answers.filter((_, i) => passes(known[i]));
      if (newest) shown.list.sort((a, b) => years.get(b) - years.get(a) || a.segment.id - b.segment.id || b.document - a.document);
      shown.matches ??= shown.full;
      shown.full = isNarrowed() ? shown.list.length : shown.matches; // the count is of what the choices say they leave
      shown.narrowed = true;
      redraw();
    };
    const selects = all.map((one, at) => {
      const rest = known.filter((trait) => passes(trait, at));
      const written = [...new Set(years.values())].filter(Boolean).sort((a, b) => b - a).map((year) => [year, year]);
      const select = make("select", { onchange: () => ((chosen[at] = select.value === "" ? null : isNaN(select.value) ? select.value : +select.value), change()) });
      select.append(make("option", { value: "" }, say.any));
      for (const [value, label] of one.options || written) {
        const left = rest.filter((trait) => one.is(trait, value)).length;
        if (left || chosen[at] === value) select.append(make("option", { value, selected: chosen[at] === value }, `${label} (${left})`));
      }
      return make("label", {}, one.label, select);
    });
    const order = make("select", { onchange: () => ((newest = order.value), change()) });
    for (const [value, label] of [["", say.best], ["1", say.newest]]) order.append(make("option", { value, selected: newest == value }, label));
    const used = [...box.querySelectorAll("select")].indexOf(document.activeElement);
    box.lastChild.replaceChildren(...selects, make("label", {}, say.sort, order));
    box.querySelectorAll("select")[used]?.focus();
    if (!shown.narrowed && (newest || isNarrowed())) change();
  };

  const remember = ({ input, panel }) => {
    let past = [];
    try {
      past = JSON.parse(localStorage.searches || "[]");
      const text = input.value.trim();
      if (text) localStorage.searches = JSON.stringify([text, ...past.filter((one) => one != text && !text.startsWith(one))].slice(0, 6));
    } catch {
      return;
    }
    let list = document.querySelector("#searches");
    if (!list) panel.append((list = make("datalist", { id: "searches" }))), input.setAttribute("list", "searches");
    list.replaceChildren(...past.map((value) => make("option", { value })));
  };

  // More answers on demand; the keyboard goes on at the first of them.
  const offerMore = ({ items, answered, more, rest, redraw }) => {
    if (!rest || !items.length) return;
    const grow = async () => {
      await redraw(12);
      answered.children[items.length]?.querySelector("a").focus();
    };
    more.replaceChildren(make("button", { type: "button", onclick: grow }, say.more));
  };

  const complete = async (context) => {
    const { items, answered, panel, status, shown, input, entry, units, base, main, isLast, ask } = context;
    if (main) offerMore(context);
    const meant = shown.full || shown.narrowed ? "" : await suggest(input.value);
    if (!isLast()) return;
    if (meant) status.append(" ", say.meant, " ", make("button", { type: "button", onclick: () => ((input.value = meant), ask(), input.focus()) }, meant));
    if (!items.length && input.value.trim()) {
      const offers = (await nearest(context)).map((answer) => ({ answer, ...entry(answer, [], units) }));
      if (!isLast()) return;
      if (offers.length) status.append(make("span", {}, " ", say.names)), answered.replaceChildren(...offers.map((one) => one.item));
      if (units) items.push(...offers);
    }
    if (units) keep(items, base);
    if (!main) return;
    remember(context);
    if (!box) {
      box = make("details", { className: "narrow" }, make("summary", {}, say.narrow), make("div", {}));
      panel.prepend(box);
    }
    box.hidden = !shown.answers.length;
    box.ontoggle = () => box.open && isLast() && narrow(context);
    if (box.open || newest || isNarrowed()) await narrow(context);
    if (!navigator.connection?.saveData) await Promise.all(items.slice(0, 3).map((one) => sentence(one, context).catch(() => {})));
  };

  return { keys, complete };
})(bulletinSearch, WORDS);
