(() => {
"use strict";
const root = document.documentElement;
const each = (selector, act) => document.querySelectorAll(selector).forEach(act);
const kept = (act) => {
try {
return act(localStorage) || "";
} catch {
return "";
}
};
const apply = (name, value) => {
if (value) root.dataset[name] = value;
else delete root.dataset[name];
};
const options = { text: ["", "large", "largest"], theme: ["", "light", "dark"] };
each(".choices", (form) => {
for (const [name, values] of Object.entries(options)) {
const [title, ...words] = form.dataset[name].split("|");
const select = document.createElement("select");
values.forEach((value, index) => select.append(new Option(words[index], value)));
select.value = kept((store) => store.getItem(name));
select.addEventListener("change", () => {
apply(name, select.value);
kept((store) => (select.value ? store.setItem(name, select.value) : store.removeItem(name)));
});
apply(name, select.value);
const label = document.createElement("label");
label.append(title, select);
form.append(label);
}
});
const canonical = document.querySelector('link[rel="canonical"]');
const address = canonical ? canonical.href : location.href.split("#")[0];
each("[data-copy]", (button) => {
button.hidden = !navigator.clipboard;
button.addEventListener("click", () =>
navigator.clipboard.writeText(address).then(() => {
button.parentElement.querySelector('[role="status"]').textContent = button.dataset.copy;
}),
);
});
each("[data-share]", (button) => {
button.hidden = !navigator.share;
button.addEventListener("click", () => navigator.share({ title: document.title, url: address }).catch(() => {}));
});
root.dataset.script = "";
})();
