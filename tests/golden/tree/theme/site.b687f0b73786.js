(() => {
const root = document.documentElement;
const find = (selector) => document.querySelector(selector);
let kept = {};
try {
kept = localStorage;
} catch {}
const form = find(".choices");
const options = { text: ["", "large", "largest"], theme: ["", "light", "dark"] };
for (const name in options) {
const [title, ...words] = form.dataset[name].split("|");
const select = document.createElement("select");
words.forEach((word, index) => select.add(new Option(word, options[name][index])));
select.value = kept[name] || "";
select.onchange = () => {
root.dataset[name] = select.value;
kept[name] = select.value;
};
root.dataset[name] = select.value;
const label = document.createElement("label");
label.append(title, select);
form.append(label);
}
const copy = find("[data-copy]");
if (copy) {
const share = find("[data-share]");
const url = find("[rel=canonical]").href;
copy.hidden = !navigator.clipboard;
copy.onclick = () => navigator.clipboard.writeText(url).then(() => (find("[role=status]").textContent = copy.dataset.copy));
share.hidden = !navigator.share;
share.onclick = () => navigator.share({ title: document.title, url }).catch(() => {});
}
root.dataset.script = "";
})();
