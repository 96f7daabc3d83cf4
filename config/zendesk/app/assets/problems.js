// What agents are told when there is no answer. Not the API's mends: those are for admins, with commands.

const OURS = "urn:perennial:problem:";
const ADMIN = "Ask your Perennial admin";
const OR_ADMIN = "If it stays so, ask your Perennial admin";
const VERSIONS = `${ADMIN} whether this app and Perennial are of the same version.`;

const down = (title, text) => ({ down: true, title, text });

// By the last word of a problem's type; each is given the problem, and whether the organization was asked by.
const ASKING = {
  "not-matched": (problem, byOrganization) => ({
    title: "It is no customer's yet",
    text: problem.proposable
      ? "Propose whose it is; your Perennial admin confirms it."
      : byOrganization
        ? `${ADMIN} to match this organization to its customer.`
        : "The requester's address names no customer. Give the requester an organization, then refresh.",
  }),
  ambiguous: (problem, byOrganization) =>
    problem.connections.length > 0
      ? {
          title: "Several Zendesk accounts have such a number",
          text: `${ADMIN} to enter this account's connection in the app's settings: ${problem.connections.join(" or ")}.`,
          candidates: [],
        }
      : {
          title: "It may be one of several customers",
          text: problem.proposable
            ? "Propose which; your Perennial admin confirms it."
            : byOrganization
              ? `${ADMIN} to match this organization to one of them.`
              : "Give the requester the organization that it belongs to, then refresh.",
        },
  unknown: () => ({
    title: "Perennial has not read this one yet",
    text: `What is new takes some minutes: refresh then. ${OR_ADMIN} whether Perennial may see it.`,
  }),
  "customer-ended": (problem) => ({
    title: "The customer's account is gone",
    text: `${problem.detail} If that is wrong, tell its account owner.`,
  }),
  unclear: (problem) => ({
    title: "The panel asks for what Perennial does not understand",
    text: `${problem.detail} ${ADMIN} to compare that with the app's settings.`,
  }),
};

const PROPOSING = {
  unknown: (problem) => ({
    title: problem.title,
    text: "Write the customer's whole name, as sales has it, or its account id.",
  }),
  ambiguous: (problem) => ({ title: problem.title, text: "Propose the one that you mean." }),
  settled: () => ({
    title: "Somebody has decided this already",
    text: `Refresh to see whose it is. ${ADMIN} to decide anew if that is wrong.`,
  }),
  unclear: () => ({ title: "Say whose it is", text: "Write the customer's whole name, as sales has it, or its account id." }),
};

const ALWAYS = {
  token: () => ({
    title: "The panel may not ask",
    text: `Its token was not accepted: it has expired, was revoked or is unknown. ${ADMIN} to make another and to enter it in the app's settings.`,
  }),
  scope: (problem) => ({
    title: "The panel's token does not open this",
    text: `${problem.detail} ${ADMIN} to make a token with it and to enter that in the app's settings.`,
  }),
  origin: () => ({
    title: "The panel may not ask from here",
    text: `${ADMIN} to have the app ask by way of Zendesk's servers, or to allow this address to ask.`,
  }),
  method: () => ({ title: "The panel asks in a way that is not answered", text: VERSIONS }),
  "too-many": () => down("Perennial is asked too much just now", `Refresh in a moment. ${OR_ADMIN} to allow more calls.`),
  "store-down": () =>
    down("Perennial does not answer just now", `It runs, but its database does not answer. Refresh in a moment. ${OR_ADMIN} to look.`),
};

// Without a problem of ours: something between Zendesk and Perennial has answered, or nobody.
function foreign(status) {
  if (status === 401) return ALWAYS.token();
  if (status === 403) {
    return {
      title: "The panel's question was stopped on its way",
      text: `Zendesk or a gateway before Perennial refused it. ${ADMIN} to compare the address in the app's settings with its domainWhitelist, and to look at the gateway.`,
    };
  }
  return down("Perennial does not answer just now", `It may be restarting, or a network is down. Refresh in a moment. ${OR_ADMIN} to look.`);
}

function bodyOf(error) {
  const body = (error && error.responseJSON) || {};
  if (body.type || !error || !error.responseText) return body;
  try {
    return JSON.parse(error.responseText) || {};
  } catch {
    return {};
  }
}

/** What went wrong, from what Zendesk's proxy gives back. asked: "organization", "requester" or "proposal". */
export function failure(error, asked) {
  const body = bodyOf(error);
  const type = String(body.type || "");
  const problem = {
    title: body.title,
    detail: body.detail || "",
    link: body.link,
    candidates: body.candidates || [],
    proposable: body.proposable || null,
    connections: body.connections || [],
  };
  if (!type.startsWith(OURS)) {
    return { candidates: [], proposable: null, ...foreign(Number((error && error.status) || 0)) };
  }
  const words = { ...ALWAYS, ...(asked === "proposal" ? PROPOSING : ASKING) }[type.slice(OURS.length)];
  const plain = { title: problem.title, text: problem.detail, down: body.status >= 500 };
  return { ...problem, ...(words ? words(problem, asked === "organization") : plain) };
}
