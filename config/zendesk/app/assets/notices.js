// Messages, and problems with what may be done about them.
import { element, link } from "./elements.js";
import { showContext } from "./view.js";

export function showMessage(panel, title, text) {
  panel.replaceChildren(element("h1", "", title), ...(text ? [element("p", "quiet", text)] : []));
}

function proposeButton(name, onClick) {
  const button = element("button", "", "Propose");
  button.type = onClick ? "button" : "submit";
  button.setAttribute("aria-label", `Propose ${name}`);
  if (onClick) button.addEventListener("click", onClick);
  return button;
}

// For customers that nobody thought of: by whole name, account's key or number.
function proposalForm(propose) {
  const form = element("form", "propose");
  const label = element("label", "", "Whose is it? ");
  const input = element("input");
  input.required = true;
  input.maxLength = 200;
  input.placeholder = "whole name or account id";
  label.append(input);
  form.append(label, proposeButton("this customer"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    propose(input.value.trim());
  });
  return form;
}

// A problem; beneath it what was known before, if there is something.
export function showProblem(panel, problem, before, open, propose) {
  if (before) showContext(panel, before, open);
  const notice = element("div", problem.down ? "notice" : "");
  notice.append(element(before ? "strong" : "h1", "", problem.title));
  if (problem.text) notice.append(element("p", "", problem.text));
  if (problem.candidates.length > 0) {
    const list = element("ul");
    for (const candidate of problem.candidates) {
      const line = element("li");
      line.append(link(candidate.customer.name, candidate.customer.link));
      if (problem.proposable) {
        line.append(" ", proposeButton(candidate.customer.name, () => propose(problem, String(candidate.customer.id))));
      }
      line.append(element("span", "quiet", candidate.because));
      list.append(line);
    }
    notice.append(list);
  }
  if (problem.proposable) notice.append(proposalForm((customer) => propose(problem, customer)));
  if (problem.link) notice.append(link("Find the customer it belongs to", problem.link));
  if (before) panel.prepend(notice);
  else panel.replaceChildren(notice);
}
