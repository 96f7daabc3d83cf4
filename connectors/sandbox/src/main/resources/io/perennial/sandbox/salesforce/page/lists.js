// The list views that Perennial brings along, of everybody's records, to walk from one to the next.
import { API, call } from './compiled/panel.js';
import { addressOf, day, element, link } from './page.js';

const MOST = 6;

const VIEWS = [
  {
    title: 'Customers at risk',
    object: 'Account',
    fields: 'Id, Name, Perennial_Health_Score__c',
    where: "Perennial_At_Risk__c = 'YES'",
    order: 'Perennial_Open_Critical_Tickets__c DESC NULLS LAST, Perennial_Health_Score__c ASC NULLS LAST, Name',
    hint: (record) => (record.Perennial_Health_Score__c === null ? 'no score' : `health ${record.Perennial_Health_Score__c}`)
  },
  {
    title: 'Renewals of the next 90 days',
    object: 'Account',
    fields: 'Id, Name, Perennial_Renewal_Date__c',
    where: '(Perennial_Renewal_Date__c = TODAY OR Perennial_Renewal_Date__c = NEXT_N_DAYS:90)',
    order: 'Perennial_Renewal_Date__c, Name',
    hint: (record) => day(record.Perennial_Renewal_Date__c)
  },
  {
    title: 'Critical ticket during a deal',
    object: 'Opportunity',
    fields: 'Id, Name, CloseDate',
    where: "IsClosed = false AND Perennial_Critical_Ticket_Open__c = 'YES'",
    order: 'CloseDate, Name',
    hint: (record) => `closes ${day(record.CloseDate)}`
  }
];

const ALL = { title: 'Accounts', object: 'Account', fields: 'Id, Name', where: "Name != ''", order: 'Name', hint: () => '' };

const TROUBLED =
  'SELECT Id, Name, Perennial_Health_Score__c, Perennial_Open_Critical_Tickets__c, Perennial_Overdue_Amount__c,' +
  " Perennial_Renewal_Date__c FROM Account WHERE Perennial_At_Risk__c = 'YES'" +
  ' ORDER BY Perennial_Health_Score__c ASC NULLS LAST, Name LIMIT 200';

function query(soql) {
  return call(`${API}/query?q=${encodeURIComponent(soql)}`);
}

async function read(view) {
  const { fields, object, where, order } = view;
  const found = await query(`SELECT ${fields} FROM ${object} WHERE ${where} ORDER BY ${order} LIMIT ${MOST}`);
  return { view, records: found.records };
}

const described = {};

/** Whether the person sees every field of ours that a query names. */
async function sees(object, soql) {
  described[object] ??= call(`${API}/sobjects/${object}/describe`);
  const { fields } = await described[object];
  const names = new Set(fields.map(({ name }) => name));
  return (soql.match(/Perennial_\w+__c/g) || []).every((name) => names.has(name));
}

/** The views' records; all accounts where our fields are not seen. */
async function readAll() {
  const seen = await Promise.all(VIEWS.map((view) => sees(view.object, `${view.fields} ${view.where} ${view.order}`)));
  const views = VIEWS.filter((view, index) => seen[index]);
  return Promise.all((views.length > 0 ? views : [ALL]).map(read));
}

/** Shows the lists; the record of the page is marked in them. */
export async function showLists(place, here) {
  for (const { view, records } of await readAll()) {
    const list = element('ul', '');
    for (const record of records) {
      const way = link(record.Name, addressOf(view.object, record.Id));
      if (record.Id === here) {
        way.setAttribute('aria-current', 'page');
      }
      list.append(element('li', '', way, element('span', 'quiet', view.hint(record))));
    }
    if (records.length === 0) {
      list.append(element('li', 'quiet', 'Nobody, just now.'));
    }
    place.append(element('section', '', element('h2', '', view.title), list));
  }
}

/** How much of what may ambush a call comes together. */
function troubles(account) {
  const days = account.Perennial_Renewal_Date__c === null ? NaN : (Date.parse(account.Perennial_Renewal_Date__c) - Date.now()) / 86400000;
  return [account.Perennial_Open_Critical_Tickets__c > 0, account.Perennial_Overdue_Amount__c > 0, days > 0 && days < 120].filter(Boolean).length;
}

/** Address of a record that is worth a look: of customers at risk the one with most troubles. */
export async function worthALook() {
  const troubled = (await sees('Account', TROUBLED)) ? (await query(TROUBLED)).records : [];
  const most = Math.max(...troubled.map(troubles));
  const first = troubled.find((account) => troubles(account) === most);
  if (first) {
    return addressOf('Account', first.Id);
  }
  const all = await readAll();
  const some = all.find(({ records }) => records.length > 0);
  return some ? addressOf(some.view.object, some.records[0].Id) : null;
}
