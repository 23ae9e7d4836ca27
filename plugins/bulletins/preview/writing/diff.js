// What changed between two values of a field, as elements: what went is struck out, what came is marked.

import { make, say } from "./common.js";

const MOST = 4_000_000;

/** Return a value of a field as text. */
export function valueText(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(valueText).join("\n");
  return Object.entries(value).map(([key, text]) => `${key}: ${text}`).join("\n");
}

/** Return an element that shows what became of a text: word by word, or line by line where it is long. */
export function drawDifference(before, after) {
  const [one, other] = [valueText(before), valueText(after)];
  if (!one || !other) return make("p", { class: "difference" }, part(one ? "del" : "ins", one || other));
  let [left, right] = [words(one), words(other)];
  if (left.length * right.length > MOST) [left, right] = [lines(one), lines(other)];
  if (left.length * right.length > MOST) return make("p", { class: "difference" }, part("del", one), part("ins", other));
  return make("p", { class: "difference" }, gathered(compared(left, right)).map(([kind, text]) => part(kind, text)));
}

const words = (text) => text.match(/\s+|[^\s]+/g) ?? [];
const lines = (text) => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

function part(kind, text) {
  if (kind === "same") return shortened(text);
  return make(kind, {}, make("span", { class: "unseen", text: `${say(kind === "ins" ? "came" : "went")} ` }), text);
}

/** Leave out the middle of a long run that did not change. */
function shortened(text) {
  const parts = text.split("\n");
  return parts.length > 6 ? [...parts.slice(0, 2), "…", ...parts.slice(-2)].join("\n") : text;
}

/** Return runs of [same | del | ins, text] by the longest common run of pieces. */
function compared(left, right) {
  const wide = right.length + 1;
  const table = new Uint32Array((left.length + 1) * wide);
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      table[i * wide + j] = left[i] === right[j] ? table[(i + 1) * wide + j + 1] + 1
        : Math.max(table[(i + 1) * wide + j], table[i * wide + j + 1]);
    }
  }
  const runs = [];
  const add = (kind, text) => {
    if (runs.at(-1)?.[0] === kind) runs.at(-1)[1] += text;
    else runs.push([kind, text]);
  };
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    if (left[i] === right[j] && i < left.length) { add("same", left[i]); i += 1; j += 1; }
    else if (j >= right.length || (i < left.length && table[(i + 1) * wide + j] >= table[i * wide + j + 1])) { add("del", left[i]); i += 1; }
    else { add("ins", right[j]); j += 1; }
  }
  return runs;
}

/** Put changes together between which nothing but blanks stayed: whole phrases are read more easily than words in turn. */
function gathered(runs) {
  const made = [];
  let [went, came] = ["", ""];
  const flush = () => {
    if (went) made.push(["del", went]);
    if (came) made.push(["ins", came]);
    [went, came] = ["", ""];
  };
  runs.forEach(([kind, text], at) => {
    if (kind === "del") went += text;
    else if (kind === "ins") came += text;
    else if ((went || came) && !text.trim() && at + 1 < runs.length) [went, came] = [went + text, came + text];
    else {
      flush();
      made.push([kind, text]);
    }
  });
  flush();
  return made;
}
