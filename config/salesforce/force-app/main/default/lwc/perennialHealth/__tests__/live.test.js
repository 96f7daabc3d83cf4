import { liveOf } from '../live';
import inTrouble from './data/context.json';

const context = () => JSON.parse(JSON.stringify(inTrouble));
const NOW = Date.parse('2026-06-30T12:00:00Z');

function panel(changes) {
  return liveOf({ status: 200, body: JSON.stringify({ ...context(), ...changes }) }, NOW).panel;
}

describe('liveOf a context', () => {
  it('tells score, band and trend', () => {
    expect(panel()).toMatchObject({
      state: 'ready',
      score: 38,
      band: 'at risk',
      tone: 'error',
      trend: 'falling',
      coverage: 80,
      partial: false,
      stale: null,
      link: 'https://perennial.acme.example/customers/7'
    });
  });

  it('tells why there is no score', () => {
    const health = {
      ...context().health,
      state: 'UNKNOWN',
      points: null,
      band: null,
      trend: null,
      because: 'support has never been read'
    };
    expect(panel({ health })).toMatchObject({
      state: 'blocked',
      because: 'support has never been read',
      score: null,
      trend: null
    });
  });

  it('names open critical tickets, and what is overdue since when', () => {
    expect(panel().ambushes.map((ambush) => ambush.text)).toEqual([
      '2 critical tickets are open, the oldest for 6 days: #4711 urgent, #4712 high',
      '1,200 USD is overdue for 20 days'
    ]);
  });

  it('tells of debt without amounts where they are not shown', () => {
    const billing = { known: true, overdue: 'YES', since: null, amounts: null };
    expect(panel({ billing }).ambushes[1].text).toBe('An invoice is overdue');
  });

  it('knows no ambush where billing and support are not known', () => {
    const support = { known: false, openTickets: null, openCriticalTickets: null, critical: [] };
    const billing = { known: false, overdue: 'UNKNOWN', since: null, amounts: null };
    expect(panel({ support, billing }).ambushes).toEqual([]);
  });

  it('tells the renewal with amount and what happens then', () => {
    expect(panel().renewal).toEqual({
      date: '2026-07-20',
      distance: 'in 20 days',
      flag: 'urgent',
      pressing: true,
      amount: '24,000 EUR',
      mode: 'renews by itself'
    });
  });

  it('has no line about a renewal that is not in sight', () => {
    const renewal = { ...context().renewal, flag: 'NONE', date: null, days: null, amount: null };
    expect(panel({ renewal }).renewal).toBeNull();
  });

  it('gives each flag its reason and what to do, and counts those that it leaves out', () => {
    const flag = context().flags.open[0];
    const open = Array.from({ length: 10 }, (none, index) => ({ ...flag, name: `F${index}` }));
    const { flags } = panel({ flags: { total: 50, open } });
    expect(flags.shown).toHaveLength(5);
    expect(flags).toMatchObject({ more: 45, count: 50 });
    expect(flags.shown[0]).toEqual({
      key: 'F0',
      text: 'Payment overdue',
      because: 'an invoice is 20 days late',
      action: 'Ask who pays.'
    });
  });

  it('tells of the family and of the latest rating', () => {
    expect(panel().notes.map((note) => note.text)).toEqual([
      'Part of Acme Holding, renewal in 31 days',
      'Parent of Acme Ltd, at risk',
      'Latest rating 2 of 5 (2026-06-12)'
    ]);
    expect(
      panel({ family: { ...context().family, parents: [], atRisk: [] }, survey: null }).notes
    ).toEqual([]);
  });

  it.each([
    [0, 'read just now'],
    [1, 'read 1 min ago'],
    [119, 'read 119 min ago'],
    [120, 'read 2 h ago'],
    [2879, 'read 48 h ago'],
    [2880, 'read 2 days ago']
  ])('is as old as its oldest source, %s min', (ageMinutes, read) => {
    const [source] = context().sources;
    expect(panel({ sources: [{ ...source, ageMinutes: 0 }, { ...source, ageMinutes }] }).read).toBe(read);
  });

  it('has no age where nothing has been read', () => {
    const [source] = context().sources;
    expect(panel({ sources: [{ ...source, ageMinutes: null }] }).read).toBeNull();
    expect(panel({ sources: [] }).read).toBeNull();
  });

  it('says what is out of date', () => {
    const [source] = context().sources;
    const late = { ...source, stale: true, because: 'support was last read 3 days ago' };
    expect(panel({ stale: true, sources: [source, late] }).stale).toBe(
      'Out of date: support was last read 3 days ago.'
    );
    expect(panel({ stale: true }).stale).toBe('Out of date: not scored lately.');
  });

  it('links only to what a browser may open', () => {
    const customer = { ...context().customer, link: 'javascript:alert(1)' };
    expect(panel({ customer }).link).toBeNull();
  });
});

describe('liveOf no context', () => {
  const problem = (status, type) => ({
    status,
    body: JSON.stringify({
      type: `urn:perennial:problem:${type}`,
      title: 'Not known',
      detail: 'No customer has the account 001.'
    })
  });

  it.each([[401, 'token'], [403, 'scope']])('says that %s is for an admin', (status, type) => {
    expect(liveOf(problem(status, type), NOW).notice).toContain('An admin looks at');
  });

  it.each([[404, 'unknown'], [409, 'ambiguous'], [400, 'unclear']])(
    'says what Perennial says with %s',
    (status, type) => {
      expect(liveOf(problem(status, type), NOW)).toEqual({
        notice: 'Not known: No customer has the account 001.'
      });
    }
  );

  it.each([
    ['nobody answers', { status: 0, body: null }],
    ['it is too busy', problem(429, 'too-many')],
    ['its store is down', problem(503, 'store-down')],
    ['a proxy answers in its place', { status: 502, body: '<html>Bad gateway</html>' }],
    ['somebody else answers', { status: 200, body: '<html>Log in</html>' }],
    ['something else answers', { status: 200, body: '{"ok":true}' }],
    ['another service does not know us', { status: 404, body: '{"error":"no route"}' }]
  ])('says that it is silent when %s', (why, answer) => {
    expect(liveOf(answer, NOW)).toEqual({
      notice: 'Perennial does not answer just now: this is what it wrote.'
    });
  });

  it('says nothing of a record without an account', () => {
    expect(liveOf({ status: 404, body: null }, NOW)).toEqual({});
  });
});
