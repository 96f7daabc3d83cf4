// One ticket's page: what was said, its fields, and our app beside it.

const API = '/api/v2';
const session = document.querySelector('meta[name="session"]').content;
const place = document.getElementById('ticket');
const MOMENT = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

function element(tag, className, ...content) {
  const made = document.createElement(tag);
  if (className) {
    made.className = className;
  }
  made.append(...content.filter((part) => part !== null && part !== undefined));
  return made;
}

function addressOf(id) {
  return `/agent/tickets/${encodeURIComponent(id)}`;
}

async function read(path) {
  const answer = await fetch(path, { headers: { Authorization: `Bearer ${session}` } });
  if (!answer.ok) {
    throw new Error(answer.status === 404 ? 'there is none of this number' : `the sandbox answered ${answer.status}`);
  }
  return answer.json();
}

async function readTicket(id) {
  const { ticket } = await read(`${API}/tickets/${encodeURIComponent(id)}`);
  const [{ comments }, user, organization, { ticket_fields: fields }] = await Promise.all([
    read(`${API}/tickets/${ticket.id}/comments`),
    ticket.requester_id ? read(`${API}/users/${ticket.requester_id}`) : null,
    ticket.organization_id ? read(`${API}/organizations/${ticket.organization_id}`) : null,
    read(`${API}/ticket_fields`)
  ]);
  return { ticket, comments, requester: user && user.user, organization: organization && organization.organization, fields };
}

function conversation({ ticket, comments, requester }) {
  const said = comments.map((comment) => {
    const author = requester && comment.author_id === requester.id ? requester.name : 'Support';
    const when = element('time', 'quiet', MOMENT.format(new Date(comment.created_at)));
    return element('article', 'said', element('header', '', element('strong', '', author), ' ', when), element('p', '', comment.body));
  });
  const state = element('p', 'state', element('span', `status ${ticket.status}`, ticket.status));
  if (ticket.priority) {
    state.append(' ', element('span', `priority ${ticket.priority}`, `${ticket.priority} priority`));
  }
  return [element('p', 'quiet', `Ticket #${ticket.id}`), element('h1', '', ticket.subject || `Ticket #${ticket.id}`), state, ...said];
}

/** A dropdown's tag in the words that people see. */
function words(field, value) {
  const option = (field.custom_field_options || []).find(({ value: tag }) => tag === value);
  return option ? option.name : field.type === 'date' ? DAY.format(new Date(value)) : String(value);
}

function fieldsOf({ ticket, requester, organization, fields }) {
  const values = new Map(ticket.custom_fields.map(({ id, value }) => [id, value]));
  const list = element('dl', '');
  const add = (name, value) => list.append(element('dt', '', name), element('dd', '', value));
  add('Requester', requester ? `${requester.name} (${requester.email})` : 'unknown');
  add('Organization', organization ? organization.name : 'none');
  add('Type', ticket.type || 'none');
  for (const field of fields) {
    const value = values.get(field.id);
    if (value !== null && value !== undefined && value !== '') {
      add(field.title, words(field, value));
    }
  }
  return [element('h2', '', 'Fields'), list];
}

function missing() {
  return element(
    'div',
    'notice',
    element('h2', '', 'The panel is not installed here'),
    element('p', '', 'It asks a running Perennial. Make a token, then start the sandbox with both:'),
    element('pre', '', 'perennial token create --name Sandbox --scope context\nPERENNIAL_TOKEN=prn_… perennial sandbox --perennial http://127.0.0.1:8080')
  );
}

async function app({ requester, organization }) {
  const { address } = await read('/agent/app/settings');
  if (!address) {
    return missing();
  }
  window.host.address = address;
  window.host.data = {
    colorScheme: 'light',
    'ticket.organization': organization ? { id: organization.id, name: organization.name } : null,
    'ticket.requester': requester ? { name: requester.name, email: requester.email } : null
  };
  const frame = element('iframe', '');
  frame.title = 'Perennial';
  window.host.invoke = function (what, ...details) {
    this.invoked.push([what, ...details]);
    if (what === 'routeTo' && details[0] === 'ticket') {
      window.location.assign(addressOf(details[1]));
    } else if (what === 'resize') {
      frame.height = Number.parseInt(details[0].height, 10);
    }
  };
  frame.height = 480;
  frame.src = '/agent/app/assets/panel.html';
  return frame;
}

async function showQueue(tickets, here) {
  const list = element('ul', '');
  for (const ticket of tickets) {
    const way = element('a', '', ticket.subject || `#${ticket.id}`);
    way.href = addressOf(ticket.id);
    if (ticket.id === here) {
      way.setAttribute('aria-current', 'page');
    }
    list.append(element('li', '', way, element('span', `quiet priority ${ticket.priority}`, `#${ticket.id} ${ticket.priority}`)));
  }
  if (tickets.length === 0) {
    list.append(element('li', 'quiet', 'Nothing is open.'));
  }
  document.getElementById('queue').append(element('h2', '', 'To answer'), list);
}

async function start() {
  const { tickets } = await read('/agent/queue');
  const [, id] = /^\/agent\/tickets\/(\d+)$/.exec(window.location.pathname) || [];
  if (!id && tickets.length > 0 && window.location.pathname === '/agent') {
    window.location.replace(addressOf(tickets[0].id));
    return;
  }
  showQueue(tickets, id);
  if (!id) {
    throw new Error('there is none of this number');
  }
  const whole = await readTicket(id);
  document.title = `#${id} ${whole.ticket.subject || ''}`;
  place.replaceChildren(...conversation(whole));
  place.setAttribute('aria-busy', 'false');
  document.getElementById('fields').append(...fieldsOf(whole));
  document.getElementById('apps').append(element('h2', '', 'Apps'), await app(whole));
}

start().catch((failed) => {
  place.replaceChildren(element('p', 'notice', `The ticket cannot be shown: ${failed.message}.`));
  place.setAttribute('aria-busy', 'false');
});
