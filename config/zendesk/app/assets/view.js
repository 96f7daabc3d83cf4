// Puts an answer into words.
import { element, link } from "./elements.js";

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const BAD_FLAGS = ["LATE", "URGENT", "CHURNED"];
const NEAR_FLAGS = ["DUE", "UPCOMING"];
const FLAG_WORDS = {
  UPCOMING: "upcoming",
  DUE: "due",
  URGENT: "urgent",
  LATE: "late",
  RENEWED: "renewed",
};
const MOST_FLAGS = 2; // the others unfold

function day(iso) {
  return iso ? DAY.format(new Date(`${iso.slice(0, 10)}T00:00:00Z`)) : "unknown";
}

function count(number, one, many) {
  return `${number} ${number === 1 ? one : many}`;
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// As the reasons beside it have amounts: 1,200.00 EUR, with as many digits as the currency has.
function money({ amount, currency }) {
  const text = new Intl.NumberFormat("en", { style: "currency", currency, currencyDisplay: "code" }).format(amount);
  return `${text.replace(currency, "").trim()} ${currency}`;
}

function row(list, name, value, tone) {
  list.append(element("dt", "", name));
  const cell = element("dd", tone || "");
  cell.append(...[].concat(value).filter(Boolean));
  list.append(cell);
}

function section(parent, title) {
  const made = element("section");
  made.append(element("h2", "", title));
  parent.append(made);
  return made;
}

function renewalTone(flag) {
  return BAD_FLAGS.includes(flag) ? "bad" : NEAR_FLAGS.includes(flag) ? "near" : "";
}

// The flag is said, too: its colour is not for everybody.
function renewal(part) {
  if (part.flag === "CHURNED") return "churned · the customer has left";
  const word = FLAG_WORDS[part.flag];
  if (!part.date) return word ? `${word} · no other date in sight` : "none in sight";
  const when =
    part.days < 0 ? `${count(-part.days, "day", "days")} ago` : part.days === 0 ? "today" : `in ${count(part.days, "day", "days")}`;
  return [word, `${when}, ${day(part.date)}`, part.mode, part.first && "the first one", part.amount && `${money(part.amount)} a year`]
    .filter(Boolean)
    .join(" · ");
}

function overdue(part) {
  if (part.overdue === "UNKNOWN") return "unknown";
  if (part.overdue === "NO") return "no";
  const amounts = (part.amounts || []).map(money).join(" + ");
  return `yes, since ${day(part.since)}${amounts ? `: ${amounts}` : ""}`;
}

function score(health) {
  const made = element("p", "score");
  if (health.points === null) {
    made.append("Health ", element("span", "band", "no score"), ` ${health.because || "too little is known"}`);
    return made;
  }
  const trend = { UP: "rising", DOWN: "falling", FLAT: "steady" }[health.trend];
  made.append(
    "Health ",
    element("strong", "", health.points),
    " ",
    element("span", `band ${health.atRisk === "YES" ? "bad" : ""}`, health.band || ""),
    trend ? ` ${trend}` : "",
    health.coverage < 50 ? `, from ${health.coverage} % of the model` : "",
  );
  return made;
}

function flagList(flags) {
  const list = element("ul");
  for (const flag of flags) {
    const line = element("li");
    line.append(
      element("strong", flag.danger ? "bad" : "", capital(flag.label)),
      `: ${flag.because}`,
      element("span", "quiet", `${flag.action} (${flag.owner}${flag.since ? `, since ${day(flag.since)}` : ""})`),
    );
    list.append(line);
  }
  return list;
}

function flags(parent, part) {
  if (part.total === 0) return;
  const made = section(parent, `Open flags (${part.total})`);
  made.append(flagList(part.open.slice(0, MOST_FLAGS)));
  if (part.total > MOST_FLAGS) {
    const more = element("details");
    more.append(element("summary", "", `${part.total - MOST_FLAGS} more`), flagList(part.open.slice(MOST_FLAGS)));
    if (part.total > part.open.length) more.append(element("p", "quiet", `and ${part.total - part.open.length} on the customer's page`));
    made.append(more);
  }
}

function tickets(part, open) {
  if (!part.known) return "unknown";
  const line = [`${part.openTickets} open`];
  for (const ticket of part.critical.slice(0, 3)) {
    const button = element("button", "ticket", `#${ticket.id}`);
    button.type = "button";
    button.addEventListener("click", () => open(ticket.id));
    line.push(line.length === 1 ? ", " : " ", button, ` ${ticket.priority.toLowerCase()}, ${ticket.days === 0 ? "new today" : count(ticket.days, "day", "days")}`);
  }
  return line;
}

function relatives(parent, family) {
  if (family.parents.length === 0 && family.childrenAtRisk === 0) return;
  const list = element("ul");
  const line = (what, relative) => {
    const made = element("li", "", `${what} `);
    made.append(link(relative.name, relative.link), relative.atRisk === "YES" ? element("span", "bad", " at risk") : "");
    made.append(relative.renewalDate ? `, renewal ${day(relative.renewalDate)}` : "");
    list.append(made);
  };
  family.parents.forEach((relative) => line("part of", relative));
  family.atRisk.forEach((relative) => line("has", relative));
  section(parent, "Family").append(list);
}

export function showContext(panel, context, open) {
  const parts = document.createDocumentFragment();
  const title = element("h1");
  title.append(link(context.customer.name, context.customer.link));
  parts.append(title);
  if (context.guidance) parts.append(element("p", "guidance", context.guidance));
  if (context.stale) parts.append(stale(context.sources));
  parts.append(score(context.health));
  if (context.health.worst.length > 0) {
    const list = element("ul", "worst");
    for (const worst of context.health.worst) list.append(element("li", "", `${capital(worst.measure)} ${worst.points}: ${worst.because}`));
    parts.append(list);
  }
  const facts = element("dl");
  row(facts, "Renewal", renewal(context.renewal), renewalTone(context.renewal.flag));
  row(facts, "Overdue", overdue(context.billing), context.billing.overdue === "YES" ? "bad" : "");
  row(facts, "Tickets", tickets(context.support, open));
  row(facts, "Last rating", context.survey ? `${context.survey.rating} of 5, ${day(context.survey.on)}` : "none");
  row(facts, "Touch", context.touchModel ? context.touchModel.toLowerCase() : "unknown");
  row(facts, "Owner", context.owner || "unknown");
  parts.append(facts);
  flags(parts, context.flags);
  relatives(parts, context.family);
  panel.replaceChildren(parts);
}

function stale(sources) {
  const made = element("p", "notice");
  made.append(element("strong", "", "Out of date. "));
  made.append(sources.filter((source) => source.stale).map((source) => source.because).join("; "));
  return made;
}

// How old what is shown is: the oldest source counts, and one that was never read has no age.
export function age(context, at) {
  const never = context.sources.filter((source) => source.ageMinutes === null);
  if (never.length === context.sources.length) return "not read yet";
  const passed = Math.max(0, Math.round((Date.now() - at) / 60000));
  const minutes = Math.max(...context.sources.map((source) => source.ageMinutes || 0)) + passed;
  const also = never.length > 0 ? `; ${never.map((source) => source.connection).join(", ")} not read yet` : "";
  return `as of ${ago(minutes)}${also}`;
}

function ago(minutes) {
  if (minutes === 0) return "just now";
  const words = minutes < 120 ? `${minutes} min` : minutes < 2880 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1440)} days`;
  return `${words} ago`;
}
