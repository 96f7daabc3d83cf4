/**
 * What the panel shows, from what the record holds: a pure function, so that it is the same in an
 * org, in a test and in a rehearsal.
 */
import {
  days,
  driversOf,
  flagsOf,
  linkOf,
  named,
  overdueAmbush,
  renewalOf,
  ticketsAmbush,
  toneOf,
  trendOf
} from './words';

const DAY = 86400000;
const DRIVERS = 3;

/** A date as a day that counts in UTC, or null. */
function day(text) {
  const time = text ? Date.parse(text.length > 10 ? text : `${text}T00:00:00Z`) : NaN;
  return Number.isNaN(time) ? null : Math.floor(time / DAY);
}

function since(today, then) {
  return then === null ? null : Math.max(0, today - then);
}

function split(text, separator) {
  return (text || '').split(separator).filter((part) => part.length > 0);
}

function renewal(values, today) {
  const date = day(values.renewalDate);
  return renewalOf({
    date: date === null ? null : new Date(date * DAY).toISOString().slice(0, 10),
    count: date === null ? null : date - today,
    flag: values.renewalFlag || null,
    amount: values.renewalAmountShown || null,
    mode: values.renewalMode || null
  });
}

/** What a caller must know before the customer says it. */
function ambushes(values, today) {
  const found = [];
  if (values.criticalTickets > 0) {
    const oldest = since(today, day(values.oldestCriticalSince));
    found.push(ticketsAmbush(values.criticalTickets, oldest));
  }
  const overdue = day(values.overdueSince);
  if (overdue !== null || values.overdueAmount > 0) {
    found.push(overdueAmbush(values.overdueAmountShown, since(today, overdue)));
  }
  return found;
}

function flags(values) {
  const names = split(values.flags, ';');
  return flagsOf(
    names.map((name) => ({ key: name, text: named(name) })),
    names.length
  );
}

function stale(age, staleAfterDays) {
  return age !== null && age > staleAfterDays
    ? `No change for ${days(age)}: a quiet customer, or Perennial writes no more. An admin can tell.`
    : null;
}

/**
 * The panel of some values.
 *
 * state: 'hidden' (no field may be seen), 'empty' (nothing was concluded yet), 'blocked' (too little
 * is known for a score), 'ready'; `stale` says that conclusions are older than they should be.
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
  const age = Number.isNaN(asOf) ? null : since(today, Math.floor(asOf / DAY));
  const score = values.score === undefined ? null : values.score;
  return {
    state: score === null ? 'blocked' : 'ready',
    because: 'too little is known of this customer',
    partial: values.score === undefined || values.band === undefined,
    score,
    band: values.band || null,
    tone: toneOf(values.band),
    ...trendOf(values.trend),
    drivers: driversOf(split(values.drivers, '; ').slice(0, DRIVERS)),
    renewal: renewal(values, today),
    ambushes: ambushes(values, today),
    flags: flags(values),
    nextAction: values.nextAction || null,
    notes: [],
    coverage: values.coverage === undefined ? null : values.coverage,
    asOf: Number.isNaN(asOf) ? null : new Date(asOf).toISOString(),
    stale: stale(age, staleAfterDays),
    link: linkOf(values.link)
  };
}
