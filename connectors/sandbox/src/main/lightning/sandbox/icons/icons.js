const ICON = /^(utility|standard|custom|action|doctype):([a-z0-9_]+)$/;

function parts(name) {
  const found = ICON.exec(name || '');
  if (!found) {
    throw new Error(`"${name}" is no icon: write utility:refresh, for example`);
  }
  return found;
}

export function iconKind(name) {
  return parts(name)[1];
}

/** The icon's word as class names have it. */
export function iconWord(name) {
  return parts(name)[2].replaceAll('_', '-');
}

/** Where the icon's drawing stands. */
export function iconAddress(name) {
  const [, kind, word] = parts(name);
  return `/lightning/assets/vendor/icons/${kind}-sprite/svg/symbols.svg#${word}`;
}
