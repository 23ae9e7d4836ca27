((words) => {
const root = document.documentElement;
const say = words[root.lang] || words.en;
const find = (selector) => document.querySelector(selector);
let kept = {};
try {
kept = localStorage;
} catch {}
const form = document.createElement("form");
form.className = "choices";
const options = { text: ["", "large", "largest"], theme: ["", "light", "dark"] };
for (const name in options) {
const [title, ...labels] = say[name];
const select = document.createElement("select");
labels.forEach((label, index) => select.add(new Option(label, options[name][index])));
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
find(".footer").append(form);
const share = find(".chips button");
if (share && (navigator.share || navigator.clipboard)) {
const url = find("[rel=canonical]").href;
const said = document.createElement("output");
share.closest("footer").append(said);
share.onclick = () => {
if (navigator.share) navigator.share({ title: document.title, url }).catch(() => {});
else navigator.clipboard.writeText(url).then(() => (said.textContent = say.copied));
};
root.dataset.script = "";
}
})({"en":{"text":["Size of text","Normal","Large","Largest"],"theme":["Colours","As the device","Light","Dark"],"copied":"The address has been copied."},"km":{"text":["ទំហំអក្សរ","ធម្មតា","ធំ","ធំបំផុត"],"theme":["ពណ៌","តាមឧបករណ៍","ភ្លឺ","ងងឹត"],"copied":"បានចម្លងអាសយដ្ឋាន។"},"vi":{"text":["Cỡ chữ","Vừa","Lớn","Rất lớn"],"theme":["Màu nền","Theo thiết bị","Sáng","Tối"],"copied":"Đã chép địa chỉ."}});
