import { createElement } from 'lwc';
import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { setup } from '@sa11y/jest';
import PerennialHealth from 'c/perennialHealth';

setup();

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

async function shown(values) {
  const element = createElement('c-perennial-health', { is: PerennialHealth });
  element.recordId = '001000000000001AAA';
  element.objectApiName = 'Account';
  document.body.appendChild(element);
  if (values) {
    getRecord.emit(record(values));
  }
  await Promise.resolve();
  return element;
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
    expect(text(element, 'stale')).toContain('As it was 10 days ago');
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

  it.each([['full', HEALTHY], ['empty', { Health_Score: null }], ['hidden', {}]])(
    'is accessible when %s',
    async (state, values) => {
      const element = await shown(values);
      jest.useRealTimers();
      await expect(element).toBeAccessible();
    }
  );
});
