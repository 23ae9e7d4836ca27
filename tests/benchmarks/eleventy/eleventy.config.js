// Bulletins, and the lists of them by unit, campaign, section, year and month, twenty to a page, in both languages.
// Eleventy knows no related pages and no feeds by itself: there are none here.
import footnotes from "markdown-it-footnote";
import { readFileSync } from "node:fs";

const SIZE = 20;
const site = JSON.parse(readFileSync("site.json", "utf-8"));
const formats = Object.fromEntries(
  Object.keys(site.words).map((code) => [
    code,
    new Intl.DateTimeFormat(code, { dateStyle: "full", timeZone: "Asia/Ho_Chi_Minh" }),
  ]),
);

function* sheets(list) {
  const full = Math.max(0, Math.floor(list.items.length / SIZE) - 1);
  const page = (number, from, to) => ({
    ...list,
    number,
    items: list.items.slice(from, to).reverse(),
    address: number ? `${list.address}${site.words[list.lang].page}-${number}/` : list.address,
    older: number ? number - 1 : full,
    newer: number ? (number < full ? number + 1 : 0) : -1,
    base: list.address,
  });
  yield page(0, full * SIZE);
  for (let number = 1; number <= full; number += 1) yield page(number, (number - 1) * SIZE, number * SIZE);
}

function gather(pages, keysOf) {
  const groups = new Map();
  for (const page of pages) {
    for (const key of keysOf(page)) {
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(page);
    }
  }
  return groups;
}

export default function (config) {
  config.amendLibrary("md", (library) => library.use(footnotes));
  config.addFilter("day", (date, code) => formats[code].format(date));
  config.addPassthroughCopy({ static: "/" });
  config.addCollection("lists", (api) => {
    const pages = api.getFilteredByTag("bulletin").filter((page) => page.data.lang === "vi");
    const english = new Map(
      api.getFilteredByTag("bulletin").filter((page) => page.data.lang === "en").map((page) => [page.data.slug, page]),
    );
    const card = (lang) => (page) => {
      const shown = (lang === "en" && english.get(page.data.slug)) || page;
      return { url: shown.url, lang: shown.data.lang, date: shown.date, ...pick(shown.data) };
    };
    const pick = ({ title, summary, unit }) => ({ title, summary, unit });
    const lists = [];
    for (const [lang, words] of Object.entries(site.words)) {
      const add = (folder, groups, names) => {
        for (const [key, members] of groups) {
          const title = names?.[key]?.[lang] ?? key;
          lists.push({ lang, title, address: `${words.prefix}/${folder}/${key}/`, items: members.map(card(lang)) });
        }
      };
      const everything = { lang, title: words.all, address: `${words.prefix}/${words.bulletins}/` };
      lists.push({ ...everything, items: pages.map(card(lang)) });
      add(words.units, gather(pages, (page) => page.data.units), site.units);
      add(words.campaigns, gather(pages, (page) => page.data.campaigns), site.campaigns);
      add(words.sections, gather(pages, (page) => [page.data.section]), site.sections);
      add(words.archive, gather(pages, (page) => [page.data.year]));
      add(words.archive, gather(pages, (page) => [page.data.month]));
    }
    return lists.flatMap((list) => [...sheets(list)]);
  });
  config.addCollection("homes", (api) => {
    const pages = api.getFilteredByTag("bulletin");
    return Object.entries(site.words).map(([lang, words]) => ({
      lang,
      address: `${words.prefix}/`,
      items: pages.filter((page) => page.data.lang === lang).slice(-11).reverse(),
    }));
  });
  return { dir: { input: "content", includes: "../_includes", output: "_site" }, markdownTemplateEngine: false };
}
