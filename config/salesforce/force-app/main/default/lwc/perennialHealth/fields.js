/** Names of our fields, without prefix and ending, by the name that the panel uses. */
const NAMES = {
  score: 'Health_Score',
  band: 'Health_Band',
  trend: 'Health_Trend',
  drivers: 'Health_Drivers',
  coverage: 'Health_Coverage',
  asOf: 'Health_As_Of',
  renewalDate: 'Renewal_Date',
  renewalFlag: 'Renewal_Flag',
  renewalAmount: 'Renewal_Amount',
  renewalMode: 'Renewal_Mode',
  flags: 'Flags',
  nextAction: 'Next_Action',
  overdueAmount: 'Overdue_Amount',
  overdueSince: 'Overdue_Since',
  criticalTickets: 'Open_Critical_Tickets',
  oldestCriticalSince: 'Oldest_Critical_Ticket_Since',
  link: 'Link'
};

/** On an opportunity the account's fields are read through the relation. */
const WAY = { Account: ['Account'], Opportunity: ['Opportunity', 'Account'] };

/**
 * The fields to ask for, for example {score: 'Account.Perennial_Health_Score__c'}; none for an
 * object that the component is not made for.
 */
export function fieldsOf(objectApiName, prefix) {
  const way = WAY[objectApiName];
  if (!way) {
    return {};
  }
  return Object.fromEntries(
    Object.entries(NAMES).map(([name, field]) => [name, `${way.join('.')}.${prefix}${field}__c`])
  );
}

/**
 * What a record holds, by the panel's names. A field that the reader may not see is missing; an
 * empty one is null.
 */
export function valuesOf(record, fields) {
  const values = {};
  for (const [name, path] of Object.entries(fields)) {
    const steps = path.split('.').slice(1);
    let at = { value: record };
    for (const step of steps) {
      at = at && at.value && at.value.fields ? at.value.fields[step] : undefined;
    }
    if (at !== undefined) {
      values[name] = at.value === undefined ? null : at.value;
      if (at.displayValue) {
        values[`${name}Shown`] = at.displayValue;
      }
    }
  }
  return values;
}
