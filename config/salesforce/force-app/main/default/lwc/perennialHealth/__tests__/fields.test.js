import { fieldsOf, valuesOf } from '../fields';

describe('fieldsOf', () => {
  it('names the fields of an account by the prefix of the installation', () => {
    expect(fieldsOf('Account', 'Acme_').score).toBe('Account.Acme_Health_Score__c');
  });

  it("reaches the account's fields from an opportunity", () => {
    expect(fieldsOf('Opportunity', 'Perennial_').flags).toBe(
      'Opportunity.Account.Perennial_Flags__c'
    );
  });

  it('knows no fields of another object', () => {
    expect(fieldsOf('Case', 'Perennial_')).toEqual({});
  });
});

describe('valuesOf', () => {
  const fields = fieldsOf('Opportunity', 'Perennial_');

  it('finds values and how the org shows them', () => {
    const account = { Perennial_Renewal_Amount__c: { value: 12000, displayValue: '€12,000' } };
    const record = { fields: { Account: { displayValue: 'Acme', value: { fields: account } } } };
    expect(valuesOf(record, fields)).toEqual({
      renewalAmount: 12000,
      renewalAmountShown: '€12,000'
    });
  });

  it('tells an empty field from one that may not be seen', () => {
    const account = { Perennial_Flags__c: { value: null, displayValue: null } };
    const record = { fields: { Account: { value: { fields: account } } } };
    expect(valuesOf(record, fields)).toEqual({ flags: null });
  });

  it('finds nothing on an opportunity without an account', () => {
    expect(valuesOf({ fields: { Account: { value: null } } }, fields)).toEqual({});
    expect(valuesOf({ fields: {} }, fields)).toEqual({});
  });
});
