// Finds out whom the agent looks at, asks Perennial about that customer, and keeps the answer fresh.
import { showMessage, showProblem } from "./notices.js";
import { failure } from "./problems.js";
import { age, showContext } from "./view.js";

const PATIENCE_MILLIS = 8000; // then we say that nobody answers
const FRESH_MILLIS = 60000; // coming back to a tab within this time asks nobody

const panel = document.getElementById("panel");
const ageLine = document.getElementById("age");
const spoken = document.getElementById("spoken");
const client = window.ZAFClient && window.ZAFClient.init();

let address = "";
let connection = ""; // which Zendesk account this is, where Perennial reads several
let place = "ticket_sidebar";
let asking = 0; // the number of the last question: an older answer comes too late
let shown = null; // { key, context, at } of the last good answer

async function start() {
  if (!client) {
    panel.setAttribute("aria-busy", "false");
    tell("Zendesk's app framework did not load", "Reload the page; if it stays so, a network blocks static.zdassets.com.");
    return;
  }
  document.getElementById("refresh").addEventListener("click", () => refresh());
  client.on("app.registered", (registered) => begin(registered.context));
  client.on("app.activated", () => {
    if (shown && Date.now() - shown.at > FRESH_MILLIS) refresh();
  });
  for (const event of ["ticket.organization.changed", "ticket.requester.id.changed", "ticket.requester.email.changed"]) {
    client.on(event, () => refresh());
  }
  client.on("colorScheme.changed", colours);
  setInterval(showAge, 30000);
}

async function begin(context) {
  place = (context && context.location) || place;
  const metadata = await client.metadata();
  const settings = metadata.settings || {};
  address = String(settings.address || "").replace(/\/+$/, "");
  connection = String(settings.connection || "").trim();
  colours((await client.get("colorScheme").catch(() => ({}))).colorScheme);
  await refresh();
}

function colours(scheme) {
  document.documentElement.dataset.theme = scheme === "dark" ? "dark" : "light";
}

// The organization if there is one, else the requester's address: of it only the domain is looked at.
async function key() {
  if (place === "organization_sidebar") {
    const got = await client.get("organization");
    return got.organization && got.organization.id ? { zendeskOrganizationId: String(got.organization.id) } : null;
  }
  const got = await client.get(["ticket.organization", "ticket.requester"]);
  const organization = got["ticket.organization"];
  const requester = got["ticket.requester"];
  if (organization && organization.id) return { zendeskOrganizationId: String(organization.id) };
  return requester && requester.email ? { email: String(requester.email) } : null;
}

async function refresh() {
  const mine = ++asking;
  panel.setAttribute("aria-busy", "true");
  let asked = null;
  try {
    asked = await key();
    if (mine !== asking) return;
    if (!asked) {
      shown = null;
      tell("No customer yet", "Choose a requester or an organization, and this panel tells what to know.");
      return;
    }
    if (shown && shown.key !== JSON.stringify(asked)) {
      shown = null; // another customer's lines must not stand here for a moment
      replace(() => showMessage(panel, "Asking Perennial …", ""));
    }
    const context = await request(asked);
    if (mine !== asking) return;
    shown = { key: JSON.stringify(asked), context, at: Date.now() };
    replace(() => showContext(panel, context, openTicket));
    say(`${context.customer.name}, ${age(context, shown.at)}.`);
  } catch (error) {
    if (mine === asking) explain(failure(error, asked && asked.zendeskOrganizationId ? "organization" : "requester"));
  } finally {
    if (mine === asking) settle();
  }
}

function settle() {
  panel.setAttribute("aria-busy", "false");
  showAge();
  resize();
}

// What had the keyboard's attention may be gone: then what stands in its place has it.
function replace(show) {
  const held = panel.contains(document.activeElement);
  show();
  const heading = panel.querySelector("h1, strong");
  if (held && heading && !panel.contains(document.activeElement)) {
    heading.tabIndex = -1;
    heading.focus();
  }
}

// Read out by itself; what stands in the panel is read by whoever goes there.
function say(text) {
  spoken.textContent = text;
}

function tell(title, text) {
  replace(() => showMessage(panel, title, text));
  say(`${title}. ${text}`);
}

// Somebody says whose it is; nothing is linked before an admin confirms it.
async function propose(problem, customer) {
  const mine = ++asking;
  panel.setAttribute("aria-busy", "true");
  try {
    const proposed = await send({ record: problem.proposable, customer });
    if (mine === asking) {
      tell(`Proposed: ${proposed.customer.name}`, "Your Perennial admin sees it and confirms or denies it; until then it is nobody's.");
    }
  } catch (error) {
    const refused = failure(error, "proposal");
    const candidates = refused.candidates.length > 0 ? refused.candidates : problem.candidates;
    if (mine === asking) show({ ...refused, candidates, proposable: problem.proposable }, null);
  } finally {
    if (mine === asking) settle();
  }
}

function show(problem, before) {
  replace(() => showProblem(panel, problem, before, openTicket, propose));
  say(`${problem.title}. ${problem.text}`);
}

function request(asked) {
  const narrowed = connection && asked.zendeskOrganizationId ? { ...asked, connection } : asked;
  return call({ url: `${address}/api/v1/context?${new URLSearchParams(narrowed)}`, type: "GET" });
}

function send(proposal) {
  return call({
    url: `${address}/api/v1/proposals`,
    type: "POST",
    contentType: "application/json",
    data: JSON.stringify(proposal),
  });
}

// By Zendesk's proxy, which puts the token in: no agent's browser ever sees it.
function call(what) {
  const answer = client.request({
    ...what,
    dataType: "json",
    secure: true,
    cors: false,
    autoRetry: false,
    headers: { Authorization: "Bearer {{setting.token}}", Accept: "application/json" },
  });
  const patience = new Promise((resolve, reject) => setTimeout(() => reject({ status: 0 }), PATIENCE_MILLIS));
  return Promise.race([answer, patience]);
}

function explain(problem) {
  const kept = shown && problem.down;
  show(problem, kept ? shown.context : null);
  if (!kept) shown = null;
}

function openTicket(id) {
  client.invoke("routeTo", "ticket", id);
}

function showAge() {
  ageLine.textContent = shown ? age(shown.context, shown.at) : "";
}

function resize() {
  client.invoke("resize", { width: "100%", height: `${Math.min(900, document.documentElement.scrollHeight)}px` });
}

start();
