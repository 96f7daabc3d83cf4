import { panelOf } from '../panel';
import { named } from '../words';

const NOW = Date.parse('2026-06-30T12:00:00Z');

function panel(values, staleAfterDays = 2) {
  return panelOf({ score: 71, band: 'healthy', ...values }, NOW, staleAfterDays);
}

describe('panelOf', () => {
  it('is hidden if the reader sees no field', () => {
    expect(panelOf({}, NOW, 2)).toEqual({ state: 'hidden' });
  });

  it('is empty if nothing was concluded yet', () => {
    expect(panelOf({ score: null, band: null, drivers: '' }, NOW, 2).state).toBe('empty');
  });

  it('is blocked without a score and tells all the rest', () => {
    const blocked = panelOf({ score: null, band: null, criticalTickets: 1 }, NOW, 2);
    expect(blocked.state).toBe('blocked');
    expect(blocked.ambushes).toHaveLength(1);
  });

  it('shows a score of 0 as a score', () => {
    expect(panel({ score: 0 }).state).toBe('ready');
    expect(panel({ score: 0 }).score).toBe(0);
  });

  it('is partial if only some fields may be seen', () => {
    expect(panelOf({ band: 'watch' }, NOW, 2).partial).toBe(true);
    expect(panel({}).partial).toBe(false);
  });

  it.each([
    ['2026-06-28T00:00:00.000Z', false],
    ['2026-06-27T23:59:59.000Z', true]
  ])('of %s is stale: %s', (asOf, stale) => {
    expect(panel({ asOf }).stale !== null).toBe(stale);
  });

  it('takes a time without sense for none', () => {
    expect(panel({ asOf: 'soon' })).toMatchObject({ asOf: null, stale: null });
  });

  it.each([
    ['2026-06-30', 'today'],
    ['2026-07-01', 'in 1 day'],
    ['2026-07-30', 'in 30 days'],
    ['2026-06-29', '1 day ago']
  ])('counts the days to a renewal on %s: %s', (renewalDate, distance) => {
    expect(panel({ renewalDate, renewalFlag: 'DUE' }).renewal).toMatchObject({
      date: renewalDate,
      distance,
      flag: 'due'
    });
  });

  it.each([
    ['UPCOMING', false],
    ['DUE', false],
    ['URGENT', true],
    ['LATE', true],
    ['CHURNED', true],
    ['RENEWED', false]
  ])('%s presses: %s', (renewalFlag, pressing) => {
    expect(panel({ renewalDate: '2026-07-30', renewalFlag }).renewal.pressing).toBe(pressing);
  });

  it('shows what is up at the renewal and how, not all that the customer pays', () => {
    const values = { renewalDate: '2026-07-30', arr: 90000, arrShown: '90,000 EUR' };
    expect(panel(values).renewal).toMatchObject({ amount: null, mode: null });
    expect(
      panel({
        ...values,
        renewalAmount: 6000,
        renewalAmountShown: '6,000 EUR',
        renewalMode: 'notice given'
      }).renewal
    ).toMatchObject({ amount: '6,000 EUR', mode: 'notice given' });
  });

  it('shows no renewal where there is none', () => {
    expect(panel({ renewalFlag: 'NONE' }).renewal).toBeNull();
    expect(panel({}).renewal).toBeNull();
  });

  it('warns of critical tickets with the age of the oldest', () => {
    expect(
      panel({ criticalTickets: 2, oldestCriticalSince: '2026-06-27' }).ambushes.map((a) => a.text)
    ).toEqual(['2 critical tickets are open, the oldest for 3 days']);
    expect(
      panel({ criticalTickets: 1, oldestCriticalSince: '2026-06-30' }).ambushes.map((a) => a.text)
    ).toEqual(['1 critical ticket is open, the oldest since today']);
    expect(panel({ criticalTickets: 1 }).ambushes.map((a) => a.text)).toEqual([
      '1 critical ticket is open'
    ]);
  });

  it('warns of overdue invoices with the amount as the org shows it', () => {
    expect(
      panel({
        overdueAmount: 1200,
        overdueAmountShown: '€1,200.00',
        overdueSince: '2026-06-29'
      }).ambushes.map((a) => a.text)
    ).toEqual(['€1,200.00 is overdue for 1 day']);
    expect(panel({ overdueSince: '2026-06-20' }).ambushes.map((a) => a.text)).toEqual([
      'An invoice is overdue for 10 days'
    ]);
  });

  it('warns of nothing where nothing is amiss', () => {
    expect(panel({ criticalTickets: 0, overdueAmount: 0 }).ambushes).toEqual([]);
  });

  it('shows three drivers', () => {
    expect(panel({ drivers: 'a; b; c; d' }).drivers.map((d) => d.text)).toEqual(['a', 'b', 'c']);
    expect(panel({ drivers: null }).drivers).toEqual([]);
  });

  it('shows five of fifty flags and counts the others', () => {
    const many = Array.from({ length: 50 }, (none, i) => `FLAG_${i}`).join(';');
    const { flags } = panel({ flags: `;${many};` });
    expect(flags.shown.map((f) => f.text)).toEqual(['Flag 0', 'Flag 1', 'Flag 2', 'Flag 3', 'Flag 4']);
    expect(flags.more).toBe(45);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', '', null])('leads nowhere by %s', (link) => {
    expect(panel({ link }).link).toBeNull();
  });

  it.each(['UP', 'FLAT', 'DOWN'])('says a trend of %s in a word', (trend) => {
    expect(panel({ trend }).trend).toMatch(/^[a-z]+$/);
    expect(panel({ trend }).trendIcon).toMatch(/^utility:/);
  });
});

describe('words', () => {
  it('makes names readable', () => {
    expect(named('PAYMENT_OVERDUE')).toBe('Payment overdue');
    expect(named('LOW_CSAT')).toBe('Low CSAT');
  });
});
