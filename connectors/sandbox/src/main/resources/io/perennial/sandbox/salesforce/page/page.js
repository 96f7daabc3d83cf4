// Makes parts of the page. Only textContent: what people typed stays text.

export function element(tag, className, ...content) {
  const made = document.createElement(tag);
  if (className) {
    made.className = className;
  }
  made.append(...content.filter((part) => part !== null && part !== undefined));
  return made;
}

export function link(text, address) {
  const made = element('a', '', text);
  made.href = address;
  return made;
}

export function button(text, press) {
  const made = element('button', 'button', text);
  made.type = 'button';
  made.addEventListener('click', press);
  return made;
}

export function addressOf(object, id) {
  return `/lightning/r/${object}/${id}/view`;
}

const DAY = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** A day as people write it; the text itself if it is none. */
export function day(text) {
  const time = Date.parse(text);
  return Number.isNaN(time) ? text : DAY.format(new Date(time));
}

/** Names and values; one without a value is left out. */
export function pairs(className, entries) {
  const list = element('dl', className);
  for (const [name, value] of entries) {
    if (value !== null && value !== undefined && value !== '') {
      list.append(element('div', '', element('dt', '', name), element('dd', '', value)));
    }
  }
  return list;
}
