// Makes parts of a page. Only textContent: what people typed stays text.

export function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined && text !== null) made.textContent = String(text);
  return made;
}

// Only addresses that a browser may open: a link of another kind is shown as text.
export function link(text, url) {
  if (!/^https?:\/\//.test(url || "")) return element("span", "", text);
  const made = element("a", "", text);
  made.href = url;
  made.target = "_blank";
  made.rel = "noopener noreferrer";
  return made;
}
