// The list views that Perennial brings along, to walk from record to record.
import { API, call } from './compiled/panel.js';
import { addressOf, day, element, link } from './page.js';

const MOST = 8;

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
    where: 'Perennial_Renewal_Date__c = NEXT_N_DAYS:90',
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

/** Where all that may go wrong with a customer comes together: the page to begin with. */
const BEGIN =
  'SELECT Id FROM Account WHERE Perennial_At_Risk__c = \'YES\' AND Perennial_Open_Critical_Tickets__c > 0' +
  ' AND Perennial_Overdue_Amount__c > 0 AND Perennial_Renewal_Date__c = NEXT_N_DAYS:120' +
  ' ORDER BY Perennial_Health_Score__c ASC NULLS LAST, Name LIMIT 1';

function query(soql) {
  return call(`${API}/query?q=${encodeURIComponent(soql)}`);
}

async function read(view) {
  const { fields, object, where, order } = view;
  const found = await query(`SELECT ${fields} FROM ${object} WHERE ${where} ORDER BY ${order} LIMIT ${MOST}`);
  return { view, records: found.records };
}

/** The views' records; all accounts where our fields are not seen. */
async function readAll() {
  try {
    return await Promise.all(VIEWS.map(read));
  } catch {
    return [await read(ALL)];
  }
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

/** Address of a record that is worth a look. */
export async function worthALook() {
  const [first] = await query(BEGIN)
    .then((found) => found.records)
    .catch(() => []);
  if (first) {
    return addressOf('Account', first.Id);
  }
  const all = await readAll();
  const some = all.find(({ records }) => records.length > 0);
  return some ? addressOf(some.view.object, some.records[0].Id) : null;
}
