// The boxes of the search: answers while one types, on a page of their own or below a box on top of another.
((words, engine) => {
  const language = document.documentElement.lang;
  const base = new URL("..", document.currentScript.src);
  const say = words[language];
  const { make } = engine;
  const link = (path, ...children) => make("a", { href: new URL(path.slice(1), base) }, ...children);
  // A text with the words that were looked for marked, as they stand there.
  const marked = (text, ways) => {
    const pairs = new Set(ways.flatMap((way) => way.slice(1).map((second, i) => way[i][0] + " " + second[0])));
    const last = ways.map((way) => way.at(-1)[0]);
    const parts = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: word, index: at }) => ({ at, end: at + word.length, base: engine.syllables(word)[0]?.[0] || "" }));
    const starts = (base) => last.some((one) => one.length > 1 && base.startsWith(one));
    const isPair = (a, b) => a && b && (pairs.has(a.base + " " + b.base) || (starts(b.base) && ways.some((way) => way.at(-2)?.[0] == a.base)));
    const hits = parts.map((one, i) => isPair(parts[i - 1], one) || isPair(one, parts[i + 1]) || ways.some((way) => !way[1] && (way[0][0] == one.base || starts(one.base))));
    if (!hits.includes(true)) parts.forEach((one, i) => (hits[i] = one.base.length > 1 && ways.some((way) => way.some(([base]) => base == one.base))));
    const result = [];
    let from = 0;
    for (let i = 0; i < parts.length; i++) {
      const { at } = parts[i];
      if (!hits[i]) continue;
      while (hits[i + 1] && text.slice(parts[i].end, parts[i + 1].at) == " ") i++;
      result.push(text.slice(from, at), make("mark", {}, text.slice(at, (from = parts[i].end))));
    }
    return [...result, text.slice(from)];
  };
  const entry = (answer, ways, units) => {
    const foreign = answer.language == language ? "" : answer.language;
    const tags = [units ? "" : say.kinds[answer.kind], answer.day == "-" ? say.former : answer.day && new Date(answer.day + "T12:00").toLocaleDateString(language, { dateStyle: "medium" }), answer.where];
    if (foreign) tags.push(new Intl.DisplayNames([language], { type: "language" }).of(foreign));
    const title = link(answer.path, ...marked(answer.title, ways));
    const lead = make("p", { className: "card__text", lang: answer.language }, ...marked(answer.lead, ways));
    const head = make("h2", { className: "card__title" }, title);
    title.lang = answer.language;
    return { lead, item: make("li", {}, head, make("p", { className: "card__meta" }, tags.filter(Boolean).join(" · ")), ...(answer.lead ? [lead] : [])) };
  };

  const mount = (form) => {
    const input = form.elements.q;
    const { search, archive } = form.dataset;
    const units = search == "units";
    const main = search == "page";
    const lists = () => make("a", { href: archive || form.action }, units ? say.kinds.u : archive ? say.archive : input.placeholder);
    const status = make("p", { className: "found__count" });
    status.setAttribute("role", "status");
    const answered = make("ol", { className: "found__list", ariaLabel: say.results });
    const more = make("p", { className: "more" });
    const panel = make("div", { className: main ? "found" : "found found--over", hidden: !main }, status, answered, more);
    form.after(panel);
    let turn = 0, size = 5, shown, timer;

    const draw = async (mine) => {
      const { router, ways, full, list } = shown;
      const seen = new Set(), items = [];
      const answers = await Promise.all(list.slice(0, size).map((hit) => engine.show(router, hit)));
      if (mine != turn) return;
      for (const answer of answers) {
        if (seen.has(answer.kind + answer.identity)) continue;
        seen.add(answer.kind + answer.identity);
        items.push({ answer, ...entry(answer, ways, units) });
      }
      answered.replaceChildren(...items.map((one) => one.item));
      status.replaceChildren(!items.length ? say.nothing : full ? say.results + " " + full : say.nearest);
      more.replaceChildren();
      if (!items.length) more.append(lists());
      else if (list.length > size && !units && !main) more.append(make("a", { href: address() }, say.all));
      if (main || units || !full) {
        const isLast = () => mine == turn;
        engine.load().then((tools) => tools.complete({ items, answered, panel, status, shown, input, marked, entry, units, base, main, isLast, ask, more, rest: list.length > size, redraw: (by = 0) => ((size += by), draw(turn)) }), () => {});
      }
    };

    const ask = async (again) => {
      const mine = ++turn;
      const text = input.value.slice(0, 500);
      panel.hidden = !text.trim() && !main;
      size = 5;
      if (!text.trim()) return [answered, more, status].forEach((part) => part.replaceChildren());
      status.textContent ||= say.searching;
      try {
        shown = await engine.search(text, language, units);
        await draw(mine);
      } catch {
        engine.reset();
        if (mine != turn) return;
        if (!again) return ask(1);
        answered.replaceChildren();
        status.replaceChildren(say.failed, " ", lists());
      }
    };

    const address = () => form.action + "?q=" + encodeURIComponent(input.value.trim());
    const typed = (event) => {
      clearTimeout(timer);
      if (event.isComposing) return;
      timer = setTimeout(() => {
        if (main) history.replaceState(null, "", address());
        ask();
      }, 150);
    };
    input.addEventListener("input", typed);
    input.addEventListener("compositionend", typed);
    form.addEventListener("submit", (event) => {
      if (main || units) event.preventDefault();
      clearTimeout(timer);
      if (main) history.pushState(null, "", address());
      if (main || units) ask();
    });
    form.parentNode.addEventListener("keydown", (event) => {
      const stops = [input, ...panel.querySelectorAll("a, button")];
      const at = stops.indexOf(document.activeElement);
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key == "Escape") input.focus(), (panel.hidden = !main);
      else if (step && at >= 0 && !event.isComposing && stops[at + step]) stops[at + step].focus(), event.preventDefault();
    });
    if (!main) {
      form.parentNode.addEventListener("focusout", (event) => {
        if (!form.parentNode.contains(event.relatedTarget)) panel.hidden = true;
      });
      input.addEventListener("focus", () => (panel.hidden = !answered.children.length));
      if (input.value) ask();
      return;
    }
    const restore = () => ((input.value = new URL(location).searchParams.get("q") || ""), ask());
    addEventListener("popstate", restore);
    input.value ? ask() : restore();
  };

  document.querySelectorAll("form[data-search]").forEach(mount);
})(WORDS, bulletinSearch);
