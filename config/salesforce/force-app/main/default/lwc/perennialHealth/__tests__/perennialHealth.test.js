import { createElement } from 'lwc';
import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import readContext from '@salesforce/apex/PerennialContext.read';
import { setup } from '@sa11y/jest';
import PerennialHealth from 'c/perennialHealth';
import inTrouble from './data/context.json';

jest.mock('@salesforce/apex/PerennialContext.read', () => ({ default: jest.fn() }), {
  virtual: true
});

setup();

const context = () => JSON.parse(JSON.stringify(inTrouble));
const HEALTHY = {
  Health_Score: 82,
  Health_Band: 'healthy',
  Health_Trend: 'UP',
  Health_Drivers: 'Payment +9: paid on time; Support -3: one urgent ticket',
  Health_Coverage: 75,
  Health_As_Of: '2026-06-30T09:00:00.000Z',
  Renewal_Date: '2026-08-29',
  Renewal_Flag: 'UPCOMING',
  Flags: ';EXPANSION;',
  Next_Action: 'Offer the next tier.',
  Open_Critical_Tickets: 1,
  Oldest_Critical_Ticket_Since: '2026-06-28',
  Link: 'https://perennial.acme.example/customers/7'
};

function record(values) {
  return {
    fields: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        `Perennial_${name}__c`,
        { value, displayValue: null }
      ])
    )
  };
}

async function shown(values, settings = {}) {
  const element = createElement('c-perennial-health', { is: PerennialHealth });
  Object.assign(element, settings);
  element.recordId = '001000000000001AAA';
  element.objectApiName = 'Account';
  document.body.appendChild(element);
  if (values) {
    getRecord.emit(record(values));
  }
  await settled();
  return element;
}

async function settled() {
  for (let turn = 0; turn < 5; turn += 1) {
    await Promise.resolve();
  }
}

function answered(status, body) {
  return { status, body: body === null ? null : JSON.stringify(body) };
}

function text(element, id) {
  const found = element.shadowRoot.querySelector(`[data-id="${id}"]`);
  return found ? found.textContent.replace(/\s+/g, ' ').trim() : null;
}

describe('c-perennial-health', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: Date.parse('2026-06-30T12:00:00Z'), doNotFake: ['nextTick'] });
  });

  afterEach(() => {
    while (document.body.firstChild) {
      document.body.removeChild(document.body.firstChild);
    }
    jest.useRealTimers();
    jest.clearAllMocks();
  });

  it('asks for fields that may be missing, so that one without a right does not hide all', async () => {
    await shown(HEALTHY);
    const { recordId, optionalFields, fields } = getRecord.getLastConfig();
    expect(recordId).toBe('001000000000001AAA');
    expect(optionalFields).toContain('Account.Perennial_Health_Score__c');
    expect(fields).toBeUndefined();
  });

  it('shows score, band, trend, reasons, renewal and what could ambush', async () => {
    const element = await shown(HEALTHY);
    expect(text(element, 'points')).toBe('Health score 82 of 100');
    expect(text(element, 'trend')).toBe('rising');
    expect(text(element, 'band')).toBe('healthy');
    expect(text(element, 'drivers')).toBe('Payment +9: paid on timeSupport -3: one urgent ticket');
    expect(text(element, 'renewal')).toBe('in 60 days (2026-08-29) upcoming');
    expect(text(element, 'ambushes')).toBe('1 critical ticket is open, the oldest for 2 days');
    expect(text(element, 'flags')).toBe('Expansion');
    expect(text(element, 'next-action')).toBe('Offer the next tier.');
    expect(text(element, 'footer')).toContain('75 % of the model had data');
    expect(text(element, 'stale')).toBeNull();
    expect(element.shadowRoot.querySelector('a').href).toBe(HEALTHY.Link);
  });

  it('says how to see the fields if none may be seen', async () => {
    const element = await shown({});
    expect(text(element, 'hidden')).toContain('Perennial Reader');
    expect(text(element, 'score')).toBeNull();
  });

  it('says that nothing is known yet', async () => {
    const element = await shown({ Health_Score: null, Health_Band: null });
    expect(text(element, 'empty')).toContain('Nothing is known');
  });

  it('says why there is no score', async () => {
    const element = await shown({ Health_Score: null, Health_Band: null, Health_Coverage: 10 });
    expect(text(element, 'blocked')).toBe('No score: too little is known of this customer.');
  });

  it('says that it is stale', async () => {
    const element = await shown({ ...HEALTHY, Health_As_Of: '2026-06-20T09:00:00.000Z' });
    expect(text(element, 'stale')).toContain('No change for 10 days');
  });

  it('says which permission set shows the rest', async () => {
    const element = await shown({ Health_Band: 'watch', Flags: ';RESCUE;' });
    expect(text(element, 'partial')).toContain('Perennial Reader');
  });

  it('shows words of people as text', async () => {
    const element = await shown({ ...HEALTHY, Health_Drivers: '<script>alert(1)</script>' });
    expect(text(element, 'drivers')).toBe('<script>alert(1)</script>');
    expect(element.shadowRoot.querySelector('script')).toBeNull();
  });

  it('says that it waits, and why it cannot read', async () => {
    const element = await shown();
    expect(element.shadowRoot.querySelector('lightning-spinner')).not.toBeNull();
    getRecord.error({ message: 'The requested resource does not exist' });
    await Promise.resolve();
    expect(text(element, 'failure')).toContain('The requested resource does not exist');
    expect(element.shadowRoot.querySelector('lightning-spinner')).toBeNull();
  });

  it('reads again when asked', async () => {
    const element = await shown(HEALTHY);
    element.shadowRoot.querySelector('lightning-button-icon').click();
    expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: '001000000000001AAA' }]);
  });

  it('asks nobody unless the page says so', async () => {
    await shown(HEALTHY);
    expect(readContext).not.toHaveBeenCalled();
  });

  it('shows what Perennial knows just now in place of what it wrote', async () => {
    readContext.mockResolvedValue(answered(200, context()));
    const element = await shown(HEALTHY, { live: true });
    expect(readContext).toHaveBeenCalledWith({ recordId: '001000000000001AAA' });
    expect(text(element, 'points')).toBe('Health score 38 of 100');
    expect(text(element, 'ambushes')).toContain('#4711 urgent');
    expect(text(element, 'told-flags')).toBe(
      'Payment overdue: an invoice is 20 days lateAsk who pays.'
    );
    expect(text(element, 'flags')).toBeNull();
    expect(text(element, 'renewal')).toBe(
      'in 20 days (2026-07-20) urgent · 24,000 EUR a year · renews by itself'
    );
    expect(text(element, 'notes')).toContain('Part of Acme Holding');
    expect(text(element, 'footer')).toContain('live, read 2 min ago');
    expect(text(element, 'notice')).toBeNull();
  });

  it('knows by asking what was not written yet', async () => {
    readContext.mockResolvedValue(answered(200, context()));
    const element = await shown({ Health_Score: null }, { live: true });
    expect(text(element, 'empty')).toBeNull();
    expect(text(element, 'points')).toBe('Health score 38 of 100');
  });

  it('shows what was written while Perennial is silent, and says so', async () => {
    readContext.mockResolvedValue(answered(0, null));
    const element = await shown(HEALTHY, { live: true });
    expect(text(element, 'points')).toBe('Health score 82 of 100');
    expect(text(element, 'notice')).toContain('does not answer just now');
  });

  it('says why it may not ask', async () => {
    readContext.mockRejectedValue({ body: { message: 'You do not have access to the class.' } });
    const element = await shown(HEALTHY, { live: true });
    expect(text(element, 'points')).toBe('Health score 82 of 100');
    expect(text(element, 'notice')).toBe(
      'Perennial cannot be asked: You do not have access to the class.'
    );
  });

  it('asks again when asked to read again, and believes the later question', async () => {
    let answerFirst;
    readContext.mockReturnValueOnce(
      new Promise((resolve) => {
        answerFirst = resolve;
      })
    );
    const element = await shown(HEALTHY, { live: true });
    expect(text(element, 'points')).toBe('Health score 82 of 100');
    readContext.mockResolvedValueOnce(answered(200, context()));
    element.shadowRoot.querySelector('lightning-button-icon').click();
    await settled();
    answerFirst(answered(0, null));
    await settled();
    expect(text(element, 'points')).toBe('Health score 38 of 100');
    expect(text(element, 'notice')).toBeNull();
  });

  it('says nothing of a record by an answer about another', async () => {
    readContext.mockResolvedValueOnce(answered(200, context()));
    const element = await shown(HEALTHY, { live: true });
    readContext.mockResolvedValueOnce(answered(404, null));
    element.recordId = '001000000000002AAA';
    await settled();
    expect(text(element, 'points')).toBe('Health score 82 of 100');
  });

  it.each([['full', HEALTHY], ['empty', { Health_Score: null }], ['hidden', {}]])(
    'is accessible when %s',
    async (state, values) => {
      const element = await shown(values);
      jest.useRealTimers();
      await expect(element).toBeAccessible();
    }
  );

  it('is accessible when it shows what Perennial knows just now', async () => {
    readContext.mockResolvedValue(answered(200, context()));
    const element = await shown(HEALTHY, { live: true });
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('shows words of people as text, live too', async () => {
    const named = context();
    named.family.parents[0].name = '<img src=x onerror=alert(1)>';
    readContext.mockResolvedValue(answered(200, named));
    const element = await shown(HEALTHY, { live: true });
    expect(text(element, 'notes')).toContain('<img src=x onerror=alert(1)>');
    expect(element.shadowRoot.querySelector('img')).toBeNull();
  });
});
