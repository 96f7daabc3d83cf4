/**
 * What the panel shows, from what the record holds: a pure function, so that it is the same in an
 * org, in a test and in a rehearsal.
 */
const DAY = 86400000;
const DRIVERS = 3;
const FLAGS_SHOWN = 5;

const TREND = { UP: 'rising', DOWN: 'falling', FLAT: 'steady' };
const TREND_ICON = { UP: 'utility:arrowup', DOWN: 'utility:arrowdown', FLAT: 'utility:forward' };

/** In words; `urgent` flags colour the renewal line. */
const RENEWAL = {
  NONE: 'no renewal in sight',
  UPCOMING: 'upcoming',
  DUE: 'due',
  URGENT: 'urgent',
  LATE: 'late',
  RENEWED: 'renewed',
  CHURNED: 'churned'
};
const CAPITALS = new Set(['ARR', 'CSAT', 'CSM', 'NPS', 'SLA']);
const PRESSING = new Set(['URGENT', 'LATE', 'CHURNED']);

/** A date as a day that counts in UTC, or null. */
function day(text) {
  const time = text ? Date.parse(text.length > 10 ? text : `${text}T00:00:00Z`) : NaN;
  return Number.isNaN(time) ? null : Math.floor(time / DAY);
}

function days(count) {
  return `${count} ${count === 1 ? 'day' : 'days'}`;
}

function until(today, then) {
  if (then === today) {
    return 'today';
  }
  return then > today ? `in ${days(then - today)}` : `${days(today - then)} ago`;
}

/** PAYMENT_OVERDUE becomes Payment overdue; what people spell in capitals stays so. */
export function words(name) {
  const text = name
    .split('_')
    .map((word) => (CAPITALS.has(word) ? word : word.toLowerCase()))
    .join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function driversOf(values) {
  return (values.drivers || '')
    .split('; ')
    .filter((text) => text.length > 0)
    .slice(0, DRIVERS)
    .map((text, index) => ({ key: String(index), text }));
}

function flagsOf(values) {
  const names = (values.flags || '').split(';').filter((name) => name.length > 0);
  return {
    shown: names.slice(0, FLAGS_SHOWN).map((name) => ({ key: name, text: words(name) })),
    more: Math.max(0, names.length - FLAGS_SHOWN),
    count: names.length
  };
}

function renewalOf(values, today) {
  const date = day(values.renewalDate);
  const flag = values.renewalFlag || null;
  if (date === null && (flag === null || flag === 'NONE')) {
    return null;
  }
  return {
    date: date === null ? null : new Date(date * DAY).toISOString().slice(0, 10),
    distance: date === null ? null : until(today, date),
    flag: flag === null ? null : RENEWAL[flag] || words(flag),
    pressing: PRESSING.has(flag),
    amount: values.arrShown || null
  };
}

/** What a caller must know before the customer says it. */
function ambushesOf(values, today) {
  const ambushes = [];
  if (values.criticalTickets > 0) {
    const since = day(values.oldestCriticalSince);
    const age = since === null ? '' : `, the oldest for ${days(Math.max(0, today - since))}`;
    const tickets = values.criticalTickets === 1 ? 'critical ticket is' : 'critical tickets are';
    ambushes.push({
      key: 'tickets',
      icon: 'utility:priority',
      text: `${values.criticalTickets} ${tickets} open${age}`
    });
  }
  const overdue = day(values.overdueSince);
  if (overdue !== null || values.overdueAmount > 0) {
    const amount = values.overdueAmountShown ? `${values.overdueAmountShown} is` : 'An invoice is';
    const since = overdue === null ? '' : ` for ${days(Math.max(0, today - overdue))}`;
    ambushes.push({ key: 'overdue', icon: 'utility:moneybag', text: `${amount} overdue${since}` });
  }
  return ambushes;
}

function tone(band) {
  const known = { healthy: 'success', watch: 'warning', 'at risk': 'error' };
  return known[band] || 'neutral';
}

/**
 * The panel of some values.
 *
 * state: 'hidden' (no field may be seen), 'empty' (nothing was concluded yet), 'blocked' (too little
 * is known for a score), 'ready'; `stale` tells that conclusions are older than they should be.
 */
export function panelOf(values, now, staleAfterDays) {
  if (Object.keys(values).length === 0) {
    return { state: 'hidden' };
  }
  const known = Object.values(values).some((value) => value !== null && value !== '');
  if (!known) {
    return { state: 'empty' };
  }
  const today = Math.floor(now / DAY);
  const asOf = values.asOf ? Date.parse(values.asOf) : NaN;
  const age = Number.isNaN(asOf) ? null : Math.max(0, today - Math.floor(asOf / DAY));
  const score = values.score === undefined ? null : values.score;
  return {
    state: score === null ? 'blocked' : 'ready',
    partial: values.score === undefined || values.band === undefined,
    score,
    band: values.band || null,
    tone: tone(values.band),
    trend: TREND[values.trend] || null,
    trendIcon: TREND_ICON[values.trend] || null,
    drivers: driversOf(values),
    renewal: renewalOf(values, today),
    ambushes: ambushesOf(values, today),
    flags: flagsOf(values),
    nextAction: values.nextAction || null,
    coverage: values.coverage === undefined || values.coverage === null ? null : values.coverage,
    asOf: Number.isNaN(asOf) ? null : new Date(asOf).toISOString(),
    stale: age !== null && age > staleAfterDays,
    age: age === null ? null : days(age),
    link: /^https?:\/\//.test(values.link || '') ? values.link : null
  };
}
