// One record's page: highlights, details, what is related, and our component beside them.
import { API, PerennialHealth, call, createElement } from './compiled/panel.js';
import { showLists, worthALook } from './lists.js';
import { addressOf, button, day, element, link, pairs } from './page.js';

const OBJECTS = {
  Account: {
    highlights: [['Type', 'Type'], ['Industry', 'Industry'], ['Owner', 'Owner.Name'], ['Country', 'BillingCountry']],
    details: [
      ['Account name', 'Name'],
      ['Website', 'Website'],
      ['Parent account', 'Parent.Name'],
      ['Phone', 'Phone'],
      ['Employees', 'NumberOfEmployees'],
      ['Annual revenue', 'AnnualRevenue'],
      ['City', 'BillingCity'],
      ['Currency', 'CurrencyIsoCode'],
      ['Customer since', 'CreatedDate']
    ],
    seen: 'Account.Perennial_Health_Score__c',
    related: (id) =>
      `SELECT Id, Name, StageName, CloseDate FROM Opportunity WHERE AccountId = '${id}' ORDER BY CloseDate DESC LIMIT 5`
  },
  Opportunity: {
    highlights: [['Account', 'Account.Name'], ['Stage', 'StageName'], ['Close date', 'CloseDate'], ['Amount', 'Amount'], ['Owner', 'Owner.Name']],
    details: [
      ['Opportunity name', 'Name'],
      ['Type', 'Type'],
      ['Probability', 'Probability'],
      ['Currency', 'CurrencyIsoCode'],
      ['Created', 'CreatedDate']
    ],
    seen: 'Opportunity.Account.Perennial_Health_Score__c',
    related: null
  }
};

const place = document.getElementById('record');

function show(...content) {
  place.replaceChildren(...content);
  place.setAttribute('aria-busy', 'false');
}

function read(object, id) {
  const { highlights, details, seen } = OBJECTS[object];
  const fields = [...highlights, ...details].map(([, field]) => `${object}.${field}`);
  const more = [seen, `${object}.AccountId`, `${object}.ParentId`];
  const query = new URLSearchParams({ optionalFields: [...fields, ...more].join(',') });
  return call(`${API}/ui-api/records/${encodeURIComponent(id)}?${query}`);
}

/** What a path of fields holds; undefined if the reader does not see it. */
function held(record, path) {
  return path.split('.').reduce((at, step) => (at && at.value && at.value.fields ? at.value.fields[step] : undefined), { value: record });
}

function text(record, path) {
  const at = held(record, path);
  if (!at || at.value === null) {
    return null;
  }
  const value = at.displayValue || String(at.value);
  return /Date$/.test(path) ? day(value) : value;
}

function shown(record, path) {
  const value = text(record, path);
  const parents = { 'Account.Name': 'AccountId', 'Parent.Name': 'ParentId' };
  const parent = parents[path] && held(record, parents[path]);
  return value !== null && parent && parent.value ? link(value, addressOf('Account', parent.value)) : value;
}

function shownPairs(className, record, fields) {
  return pairs(className, fields.map(([name, path]) => [name, shown(record, path)]));
}

async function related(object, id) {
  const soql = OBJECTS[object].related;
  if (!soql) {
    return null;
  }
  const found = await call(`${API}/query?q=${encodeURIComponent(soql(id))}`);
  const list = element('ul', 'rows');
  for (const deal of found.records) {
    const what = `${deal.StageName}, ${day(deal.CloseDate)}`;
    list.append(element('li', '', link(deal.Name, addressOf('Opportunity', deal.Id)), element('span', 'quiet', what)));
  }
  if (found.records.length === 0) {
    list.append(element('li', 'quiet', 'None.'));
  }
  return element('section', 'card', element('h2', '', 'Opportunities'), list);
}

/** Who sees no field of ours may have an admin's help here; in an org it takes an admin. */
function help(record, object) {
  if (held(record, OBJECTS[object].seen.split('.').slice(1).join('.'))) {
    return null;
  }
  const said = element('span', '', "You do not see Perennial's fields. ");
  const give = async () => {
    const { given } = await call('/lightning/reader', { method: 'POST' });
    if (given) {
      window.location.reload();
    } else {
      said.textContent = "Perennial's fields are not here yet: run install, then come back. ";
    }
  };
  const notice = element('p', 'notice', said, button('Give me Perennial Reader', give));
  notice.id = 'help';
  return notice;
}

function component(object, id) {
  const panel = createElement('c-perennial-health', { is: PerennialHealth });
  panel.recordId = id;
  panel.objectApiName = object;
  panel.staleAfterDays = 60; // an admin's setting: this company's customers rest for weeks
  panel.live = document.querySelector('meta[name="live"]').content === 'true';
  return panel;
}

async function showRecord(object, id) {
  const record = await read(object, id);
  const name = text(record, 'Name') || id;
  document.title = `${name} | ${object}`;
  const { highlights, details } = OBJECTS[object];
  const head = element('header', 'card head', element('p', 'quiet', object), element('h1', '', name));
  head.append(shownPairs('highlights', record, highlights));
  const detail = element('section', 'card', element('h2', '', 'Details'), shownPairs('details', record, details));
  const left = element('div', 'left', detail, await related(object, record.id));
  const right = element('aside', 'right', component(object, record.id));
  right.setAttribute('aria-label', 'Customer health');
  show(head, ...[help(record, object)].filter(Boolean), element('div', 'columns', left, right));
  return record.id;
}

async function start() {
  const [, object, id] = /^\/lightning\/r\/(\w+)\/(\w+)\/view$/.exec(window.location.pathname) || [];
  if (!object) {
    const way = await worthALook();
    if (way) {
      window.location.replace(way);
    } else {
      show(element('p', '', 'There is no account yet.'));
    }
    return;
  }
  let here = id;
  if (OBJECTS[object]) {
    here = await showRecord(object, id);
  } else {
    show(element('p', '', 'Only accounts and opportunities have a page here.'));
  }
  await showLists(document.getElementById('lists'), here);
}

start().catch((failed) => {
  const again = failed.status === 401 ? ' Reload the page.' : '';
  show(element('p', 'notice', `The record cannot be shown: ${failed.message}${again}`));
});
