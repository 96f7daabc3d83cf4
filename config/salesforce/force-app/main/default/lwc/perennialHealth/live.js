/**
 * What Perennial knows just now, in the panel's words: pure, as panel.js is.
 *
 * An answer is what PerennialContext.read gives: `status` of HTTP, 0 if nobody answered, and `body`.
 */
import {
  days,
  distance,
  driversOf,
  flagsOf,
  linkOf,
  overdueAmbush,
  renewalOf,
  ticketsAmbush,
  toneOf,
  trendOf
} from './words';

const DAY = 86400000;
const PROBLEM = 'urn:perennial:problem:';
const SILENT = 'Perennial does not answer just now: this is what it wrote.';
const REFUSED =
  'Perennial refuses this org, and this is what it wrote. An admin looks at the external credential “Perennial”.';

function parsed(body) {
  try {
    return JSON.parse(body);
  } catch (broken) {
    return null;
  }
}

/** As the reasons beside it have amounts: 1,200 EUR. */
function money(amount) {
  const number = new Intl.NumberFormat('en', { maximumFractionDigits: 0 }).format(amount.amount);
  return `${number} ${amount.currency}`;
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function renewal(part) {
  return renewalOf({
    date: part.date,
    count: part.days,
    flag: part.flag,
    amount: part.amount === null ? null : money(part.amount),
    mode: part.mode
  });
}

function ambushes({ support, billing }, today) {
  const found = [];
  if (support.openCriticalTickets > 0) {
    const oldest = support.critical.length === 0 ? null : support.critical[0].days;
    const numbers = support.critical.map(
      (ticket) => `#${ticket.id} ${ticket.priority.toLowerCase()}`
    );
    found.push(ticketsAmbush(support.openCriticalTickets, oldest, numbers));
  }
  if (billing.overdue === 'YES') {
    const amounts = (billing.amounts || []).map(money).join(' + ');
    const since = billing.since === null ? null : Math.floor(Date.parse(billing.since) / DAY);
    found.push(overdueAmbush(amounts, since === null ? null : Math.max(0, today - since)));
  }
  return found;
}

function flags(part) {
  const open = part.open.map((flag) => ({
    key: flag.name,
    text: capital(flag.label),
    because: flag.because,
    action: flag.action
  }));
  return flagsOf(open, part.total);
}

function relative(what, other, today) {
  const risk = other.atRisk === 'YES' ? ', at risk' : '';
  const date = other.renewalDate ? Math.floor(Date.parse(other.renewalDate) / DAY) : null;
  const renews = date === null ? '' : `, renewal ${distance(date - today)}`;
  return { key: `relative-${other.id}`, text: `${what} ${other.name}${risk}${renews}` };
}

function notes({ family, survey }, today) {
  const found = [
    ...family.parents.map((other) => relative('Part of', other, today)),
    ...family.atRisk.map((other) => relative('Parent of', other, today))
  ];
  if (survey !== null) {
    found.push({ key: 'survey', text: `Latest rating ${survey.rating} of 5 (${survey.on})` });
  }
  return found;
}

function stale(context) {
  const reasons = context.sources.filter((source) => source.stale).map((source) => source.because);
  return context.stale ? `Out of date: ${reasons.join('; ') || 'not scored lately'}.` : null;
}

/** How old the oldest source is, in words; null if none has been read. */
function read(sources) {
  const ages = sources.map((source) => source.ageMinutes).filter((age) => age !== null);
  if (ages.length === 0) {
    return null;
  }
  const minutes = Math.max(...ages);
  if (minutes === 0) {
    return 'read just now';
  }
  if (minutes < 120) {
    return `read ${minutes} min ago`;
  }
  return minutes < 2880
    ? `read ${Math.round(minutes / 60)} h ago`
    : `read ${days(Math.round(minutes / 1440))} ago`;
}

function panelOfContext(context, now) {
  const today = Math.floor(now / DAY);
  const { health } = context;
  return {
    state: health.state === 'SCORED' ? 'ready' : 'blocked',
    because: health.because || 'too little is known of this customer',
    partial: false,
    score: health.points,
    band: health.band,
    tone: toneOf(health.band),
    ...trendOf(health.trend),
    drivers: driversOf(health.drivers),
    renewal: renewal(context.renewal),
    ambushes: ambushes(context, today),
    flags: flags(context.flags),
    nextAction: null,
    notes: notes(context, today),
    coverage: health.coverage,
    asOf: context.asOf,
    read: read(context.sources),
    stale: stale(context),
    link: linkOf(context.customer.link)
  };
}

function noticeOf(status, body) {
  if (status === 401 || status === 403) {
    return REFUSED;
  }
  const told = body && String(body.type).startsWith(PROBLEM) && status < 429;
  return told ? `${body.title}: ${body.detail}` : SILENT;
}

/**
 * What an answer adds: `panel`, which then stands in place of what was written, or `notice`, a
 * sentence about why there is none; neither where the record belongs to no account.
 */
export function liveOf({ status, body }, now) {
  if (status === 404 && !body) {
    return {};
  }
  const content = parsed(body);
  if (status === 200 && content && content.health) {
    return { panel: panelOfContext(content, now) };
  }
  return { notice: noticeOf(status, content) };
}
