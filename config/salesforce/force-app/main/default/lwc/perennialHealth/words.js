/** Words that the written fields and the live context share. */
const FLAGS_SHOWN = 5;

const TREND = {
  UP: { trend: 'rising', trendIcon: 'utility:arrowup' },
  DOWN: { trend: 'falling', trendIcon: 'utility:arrowdown' },
  FLAT: { trend: 'steady', trendIcon: 'utility:forward' }
};
const TONE = { healthy: 'success', watch: 'warning', 'at risk': 'error' };
const RENEWAL = {
  NONE: 'no renewal in sight',
  UPCOMING: 'upcoming',
  DUE: 'due',
  URGENT: 'urgent',
  LATE: 'late',
  RENEWED: 'renewed',
  CHURNED: 'churned'
};
const PRESSING = new Set(['URGENT', 'LATE', 'CHURNED']);
const CAPITALS = new Set(['ARR', 'CSAT', 'CSM', 'NPS', 'SLA']);

export function days(count) {
  return `${count} ${count === 1 ? 'day' : 'days'}`;
}

/** How far away a day is; negative: it has passed. */
export function distance(count) {
  if (count === 0) {
    return 'today';
  }
  return count > 0 ? `in ${days(count)}` : `${days(-count)} ago`;
}

/** PAYMENT_OVERDUE becomes Payment overdue; what people spell in capitals stays so. */
export function named(name) {
  const text = name
    .split('_')
    .map((word) => (CAPITALS.has(word) ? word : word.toLowerCase()))
    .join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function trendOf(code) {
  return TREND[code] || { trend: null, trendIcon: null };
}

export function toneOf(band) {
  return TONE[band] || 'neutral';
}

/** Null where there is nothing to say of a renewal. */
export function renewalOf({ date, count, flag, amount, mode }) {
  if (date === null && (!flag || flag === 'NONE')) {
    return null;
  }
  return {
    date,
    distance: date === null ? null : distance(count),
    flag: flag ? RENEWAL[flag] || named(flag) : null,
    pressing: PRESSING.has(flag),
    amount,
    mode
  };
}

function lasting(count) {
  return count === 0 ? 'since today' : `for ${days(count)}`;
}

/** oldest: age in days, or null; numbers: words about single tickets. */
export function ticketsAmbush(count, oldest, numbers = []) {
  const tickets = count === 1 ? 'critical ticket is' : 'critical tickets are';
  const age = oldest === null ? '' : `, the oldest ${lasting(oldest)}`;
  const which = numbers.length === 0 ? '' : `: ${numbers.join(', ')}`;
  return {
    key: 'tickets',
    icon: 'utility:priority',
    text: `${count} ${tickets} open${age}${which}`
  };
}

/** amount: words, or null; since: days, or null. */
export function overdueAmbush(amount, since) {
  const what = amount ? `${amount} is` : 'An invoice is';
  const age = since === null ? '' : ` ${lasting(since)}`;
  return { key: 'overdue', icon: 'utility:moneybag', text: `${what} overdue${age}` };
}

/** The most pressing of all flags, given in that order. */
export function flagsOf(flags, count) {
  const shown = flags.slice(0, FLAGS_SHOWN);
  return { shown, more: count - shown.length, count };
}

export function driversOf(texts) {
  return texts.map((text, index) => ({ key: String(index), text }));
}

/** Only addresses that a browser may open. */
export function linkOf(address) {
  return /^https?:\/\//.test(address || '') ? address : null;
}
