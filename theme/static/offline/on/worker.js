// Keeps on this device what was read, what the search has asked for and the latest of the reader's own unit, and gives
// it where the network fails. A page comes from the network as long as there is one; all that are kept are asked for
// anew whenever somebody comes to the site from elsewhere. Files whose names tell their content stay as they are.
((words) => {
  const { origin, pathname } = new URL(".", location);
  const named = (what) => `bulletins ${pathname} ${what}`;
  const MOST = { pages: 40, photos: 120, files: 400 };

  const put = async (what, url, answer) => {
    if (!answer.ok || answer.redirected) return;
    const cache = await caches.open(named(what));
    await cache.put(url, answer);
    const keys = await cache.keys();
    await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST[what])).map((key) => cache.delete(key)));
  };

  const find = async (...whats) => {
    const kept = await Promise.all(whats.map((what) => caches.open(named(what))));
    return async (url) => (await Promise.all(kept.map((cache) => cache.match(url)))).find(Boolean);
  };

  // Whoever is away from the network is told so, and shown the titles of all pages that are kept.
  const away = async (url) => {
    const language = Object.keys(words).find((one) => url.pathname.startsWith(pathname + one + "/")) || Object.keys(words)[0];
    const lines = new Map();
    for (const what of ["pages", "unit"]) {
      const cache = await caches.open(named(what));
      for (const key of (await cache.keys()).reverse()) {
        const title = (await (await cache.match(key)).text()).match(/<title>([^<]*)/);
        lines.set(key.url, `<li><a href="${new URL(key.url).pathname}">${title ? title[1] : key.url}</a>`);
      }
    }
    const said = words[language][lines.size ? 0 : 1];
    const head = `<meta charset=utf-8><meta name=viewport content="width=device-width"><title>${said}</title><link rel=stylesheet href="${pathname + STYLE}">`;
    const page = `<!doctype html><html lang=${language}>${head}<main><h1>${said}</h1><ul class=ledger>${[...lines.values()].join("")}</ul></main>`;
    return new Response(page, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
  };

  // What is kept of pages is asked for anew: a page that has gone goes, one that was taken back says so.
  const renew = async () => {
    for (const what of ["pages", "unit"]) {
      const cache = await caches.open(named(what));
      for (const key of await cache.keys()) {
        const answer = await fetch(key.url, { cache: "no-cache" }).catch(() => null);
        if (answer && answer.ok && !answer.redirected) await cache.put(key.url, answer);
        else if (answer) await cache.delete(key);
      }
    }
  };

  // The ten latest of the reader's own unit, and nothing of one that was hers before.
  const keepUnit = async (unit) => {
    if (!unit || !unit.startsWith(pathname)) return caches.delete(named("unit"));
    const answer = await fetch(unit, { cache: "no-cache" });
    if (!answer.ok) return;
    const paths = [...(await answer.clone().text()).matchAll(/card__title"?[^>]*><a href="?([^">\s]+)/g)].map((found) => found[1]);
    const wanted = [unit, ...new Set(paths)].slice(0, 11).map((path) => new URL(path, origin).href);
    const cache = await caches.open(named("unit"));
    await Promise.all((await cache.keys()).filter((key) => !wanted.includes(key.url)).map((key) => cache.delete(key)));
    await cache.put(wanted[0], answer);
    await Promise.all(wanted.slice(1).map(async (url) => (await cache.match(url)) || cache.add(url).catch(() => {})));
  };

  const page = async (event, url) => {
    try {
      const answer = await fetch(event.request);
      event.waitUntil(put("pages", url.origin + url.pathname, answer.clone()));
      if (!event.request.referrer.startsWith(origin + pathname)) event.waitUntil(renew());
      return answer;
    } catch {
      return (await (await find("pages", "unit"))(url.origin + url.pathname)) || away(url);
    }
  };

  // The file that names all others of the search: where it has changed, nothing that an earlier one named is kept.
  const router = async (event) => {
    const kept = await (await find("files"))(event.request.url);
    try {
      const answer = await fetch(event.request);
      if (answer.ok && (!kept || (await kept.clone().text()) != (await answer.clone().text()))) {
        const cache = await caches.open(named("files"));
        const keys = await cache.keys();
        await Promise.all(keys.filter((key) => key.url.includes(pathname + "search/")).map((key) => cache.delete(key)));
        await put("files", event.request.url, answer.clone());
      }
      return answer;
    } catch (failed) {
      if (kept) return kept;
      throw failed;
    }
  };

  const file = async (event, what) => {
    const kept = await (await find(what))(event.request.url);
    if (kept) return kept;
    const answer = await fetch(event.request);
    event.waitUntil(put(what, event.request.url, answer.clone()));
    return answer;
  };

  addEventListener("install", () => skipWaiting());
  addEventListener("activate", (event) => event.waitUntil(clients.claim()));
  addEventListener("fetch", (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (request.method != "GET" || url.origin != origin || !url.pathname.startsWith(pathname)) return;
    const inside = url.pathname.slice(pathname.length);
    if (request.mode == "navigate") event.respondWith(page(event, url));
    else if (inside == "search/index.txt") event.respondWith(router(event));
    else if (/^search\/\w+\.txt$|^theme\/.+\.[0-9a-f]{8}\.\w+$/.test(inside)) event.respondWith(file(event, "files"));
    else if (/^anh\/[0-9a-f]{16}-\d+\.\w+$/.test(inside)) event.respondWith(file(event, "photos"));
  });
  // A page tells which it is, for the first one comes before this worker does, and which unit is its reader's own.
  addEventListener("message", (event) => {
    const { page, unit, entered } = event.data;
    const read = async () => (await (await find("pages"))(page)) || put("pages", page, await fetch(page));
    event.waitUntil(read().catch(() => {}));
    const follow = async () => {
      if (!unit || entered || !(await (await find("unit"))(origin + unit))) await keepUnit(unit);
    };
    event.waitUntil(follow().catch(() => {}));
  });
})(WORDS);
