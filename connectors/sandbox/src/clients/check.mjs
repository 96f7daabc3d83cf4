// Other people's clients talk to the look-alikes: `npm install && npm run check`, with `sandbox` running.
// One line for each check; ends with 1 if a client and a look-alike disagree.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const jsforce = require('jsforce');
const { createClient } = require('node-zendesk');
const Stripe = require('stripe');

const SALESFORCE = process.env.SALESFORCE_URL ?? 'http://127.0.0.1:8101';
const ZENDESK = process.env.ZENDESK_URL ?? 'http://127.0.0.1:8102';
const STRIPE = new URL(process.env.STRIPE_URL ?? 'http://127.0.0.1:8103');

let failures = 0;

async function check(name, work) {
  try {
    console.log(`ok    ${name}: ${await work()}`);
  } catch (error) {
    failures++;
    console.log(`FAIL  ${name}: ${error.stack ?? error}`);
  }
}

function expect(condition, words) {
  if (!condition) {
    throw new Error(words);
  }
}

async function salesforce() {
  const crm = new jsforce.Connection({
    version: '66.0',
    oauth2: {
      loginUrl: SALESFORCE,
      clientId: '3MVG9.client.integration.1',
      clientSecret: 'secret-integration-1',
    },
  });
  let accounts = [];

  await check('jsforce logs in', async () => {
    const user = await crm.authorize({ grant_type: 'client_credentials' });
    expect(user.organizationId.length === 18, `organisation ${user.organizationId}`);
    expect((await crm.identity()).user_id === user.id, 'another user answers for identity');
    return user.organizationId;
  });
  await check('jsforce counts', async () => {
    const { totalSize } = await crm.query('SELECT COUNT() FROM Account');
    expect(totalSize > 0, 'no accounts');
    return totalSize;
  });
  await check('jsforce pages through a query', async () => {
    const soql = 'SELECT Id, Name, Owner.Name FROM Contact ORDER BY Id';
    const first = await crm.query(soql, { headers: { 'Sforce-Query-Options': 'batchSize=200' } });
    const all = await crm.query(soql, { autoFetch: true, maxFetch: 100_000 });
    expect(first.totalSize === all.records.length, `${all.records.length} of ${first.totalSize}`);
    expect(new Set(all.records.map((row) => row.Id)).size === all.records.length, 'some come twice');
    if (!first.done) {
      const second = await crm.queryMore(first.nextRecordsUrl);
      expect(second.records[0].Id === all.records[first.records.length].Id, 'page 2 begins elsewhere');
    }
    return `${all.records.length} contacts`;
  });
  await check('jsforce finds by conditions', async () => {
    accounts = await crm
      .sobject('Account')
      .find({ Name: { $ne: null }, CreatedDate: { $lte: jsforce.SfDate.TODAY } }, 'Id, Name, Description')
      .sort({ Name: 1 })
      .limit(3);
    expect(accounts.length === 3, `${accounts.length} accounts`);
    return accounts.map((row) => row.Id).join(' ');
  });
  await check('jsforce describes', async () => {
    const account = await crm.describe('Account');
    const name = account.fields.find((field) => field.name === 'Name');
    expect(name.type === 'string' && name.updateable, JSON.stringify(name));
    expect((await crm.describeGlobal()).sobjects.some((each) => each.name === 'Account'), 'no Account');
    return `${account.fields.length} fields`;
  });
  await check('jsforce updates a collection, each record for itself', async () => {
    const word = `seen at ${Date.now()}`;
    const changes = accounts.map((row) => ({ Id: row.Id, Description: word }));
    changes.push({ Id: accounts[0].Id.replace(/.{7}$/, 'ZZZZAAA'), Description: word });
    const results = await crm.sobject('Account').update(changes);
    expect(results.map((result) => result.success).join() === 'true,true,true,false', JSON.stringify(results));
    const again = await crm.sobject('Account').retrieve(accounts.map((row) => row.Id));
    expect(again.every((row) => row.Description === word), 'the value is another one');
    return results[3].errors[0].statusCode ?? results[3].errors[0].errorCode;
  });
  await check('jsforce upserts', async () => {
    const id = accounts[0].Id;
    const result = await crm.sobject('Account').upsert({ Id: id, Description: 'once more' }, 'Id');
    expect(result.success, JSON.stringify(result));
    expect((await crm.sobject('Account').retrieve(id)).Description === 'once more', 'not written');
    return id;
  });
  await check('jsforce names a field that is not there', async () => {
    const error = await crm.query('SELECT Nope__c FROM Account').then(() => null, (refused) => refused);
    expect(error?.errorCode === 'INVALID_FIELD', `${error?.errorCode}`);
    return error.errorCode;
  });
  await check('jsforce reads the limits', async () => {
    const { DailyApiRequests } = await crm.limits();
    expect(DailyApiRequests.Remaining < DailyApiRequests.Max, JSON.stringify(DailyApiRequests));
    return `${DailyApiRequests.Remaining} of ${DailyApiRequests.Max}`;
  });
}

async function zendesk() {
  let support;
  let organizations = [];
  let tickets = [];

  await check('node-zendesk logs in', async () => {
    const answer = await fetch(`${ZENDESK}/oauth/tokens`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'client_credentials',
        client_id: 'integration_client',
        client_secret: 'integration-1-secret',
        scope: 'read write',
      }),
    });
    const { access_token: token } = await answer.json();
    expect(token, `no token: ${answer.status}`);
    support = createClient({ endpointUri: `${ZENDESK}/api/v2`, oauth: true, token });
    const { result } = await support.users.me();
    expect((result.user ?? result).role === 'admin', JSON.stringify(result));
    return (result.user ?? result).name;
  });
  await check('node-zendesk lists organizations', async () => {
    organizations = await support.organizations.list();
    expect(organizations.length > 100, `${organizations.length} organizations`);
    expect(new Set(organizations.map((each) => each.id)).size === organizations.length, 'some come twice');
    const { result } = await support.organizations.show(organizations[0].id);
    expect(result.name === organizations[0].name, JSON.stringify(result));
    return organizations.length;
  });
  await check('node-zendesk lists tickets', async () => {
    tickets = await support.tickets.list();
    expect(tickets.length > 100, `${tickets.length} tickets`);
    expect(new Set(tickets.map((each) => each.id)).size === tickets.length, 'some come twice');
    return tickets.length;
  });
  await check('node-zendesk reads fields', async () => {
    const fields = await support.ticketfields.list();
    expect(fields.some((field) => field.type === 'subject'), 'no subject');
    await support.organizationfields.list();
    return `${fields.length} ticket fields`;
  });
  await check('node-zendesk updates many and follows the job', async () => {
    const some = tickets.filter((ticket) => ticket.status !== 'closed').slice(0, 3);
    expect(some.length === 3, `${some.length} tickets that are not closed`);
    const { result } = await support.tickets.updateMany(
      some.map((ticket) => ticket.id),
      { ticket: { priority: 'high' } },
    );
    const job = result.job_status ?? result;
    const done = await support.jobstatuses.watch(job.id, 50, 20);
    const status = done.result?.job_status ?? done.job_status ?? done;
    expect(status.status === 'completed', JSON.stringify(status));
    expect(status.results.every((each) => each.success), JSON.stringify(status.results));
    for (const ticket of some) {
      const { result: now } = await support.tickets.show(ticket.id);
      expect((now.ticket ?? now).priority === 'high', `ticket ${ticket.id} has another priority`);
    }
    return `${some.length} tickets, job ${job.id}`;
  });
  await check('node-zendesk is told what is not there', async () => {
    const error = await support.organizations.show(1).then(() => null, (refused) => refused);
    expect(/404/.test(error?.message), `${error}`);
    return '404';
  });
}

async function stripe() {
  const options = { protocol: 'http', host: STRIPE.hostname, port: STRIPE.port, maxNetworkRetries: 0 };
  const billing = new Stripe('rk_live_511AcmeRestricted1', options);
  const owner = new Stripe('sk_live_511AcmeSecret', options);

  for (const [kind, prefix] of [['customers', 'cus_'], ['subscriptions', 'sub_'], ['invoices', 'in_']]) {
    await check(`stripe pages through ${kind}`, async () => {
      const ids = new Set();
      for await (const each of billing[kind].list({ limit: 100, ...(kind === 'subscriptions' && { status: 'all' }) })) {
        expect(each.id.startsWith(prefix), each.id);
        expect(!ids.has(each.id), `${each.id} comes twice`);
        ids.add(each.id);
      }
      expect(ids.size > 100, `${ids.size} ${kind}`);
      const [id] = ids;
      expect((await billing[kind].retrieve(id)).id === id, 'another one is retrieved');
      return ids.size;
    });
  }
  await check('stripe expands', async () => {
    const { data } = await billing.invoices.list({ limit: 1, expand: ['data.customer'] });
    expect(data[0].customer.object === 'customer', JSON.stringify(data[0].customer));
    return data[0].customer.id;
  });
  await check('stripe is told what it may not do, and what is not there', async () => {
    const forbidden = await billing.customers.create({ name: 'x' }).then(() => null, (refused) => refused);
    expect(forbidden?.type === 'StripePermissionError', `${forbidden?.type}`);
    const missing = await billing.customers.retrieve('cus_none').then(() => null, (refused) => refused);
    expect(missing?.code === 'resource_missing', `${missing?.code}`);
    return `${forbidden.type}, ${missing.code}`;
  });
  await check('stripe repeats a creation by its key without a second one', async () => {
    const idempotencyKey = `check-${Date.now()}`;
    const first = await owner.customers.create({ name: 'Check Ltd' }, { idempotencyKey });
    const second = await owner.customers.create({ name: 'Check Ltd' }, { idempotencyKey });
    expect(first.id === second.id, `${first.id} and ${second.id}`);
    return first.id;
  });
  await check('stripe verifies the signature of an event', async () => {
    const { data } = await billing.events.list({ limit: 1, type: 'customer.created' });
    const payload = JSON.stringify(data[0]);
    const secret = 'whsec_check';
    const header = billing.webhooks.generateTestHeaderString({ payload, secret });
    const event = billing.webhooks.constructEvent(payload, header, secret);
    let refused;
    try {
      billing.webhooks.constructEvent(payload.replace('customer', 'person'), header, secret);
    } catch (error) {
      refused = error;
    }
    expect(refused?.type === 'StripeSignatureVerificationError', 'a forged body is believed');
    return event.type;
  });
}

await salesforce();
await zendesk();
await stripe();
console.log(failures === 0 ? 'all agree' : `${failures} disagree`);
process.exit(failures === 0 ? 0 : 1);
