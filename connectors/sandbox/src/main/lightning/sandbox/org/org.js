/** Where the look-alike's API begins. */
export const API = '/services/data/v66.0';

/** What a refused call is: shaped as the platform's errors are, for components to read. */
class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
    this.body = { message };
  }
}

/** Calls the API as the person who looks at the page; an object, or nothing. */
export async function call(path, options = {}) {
  const session = document.querySelector('meta[name="session"]').content;
  let answer;
  try {
    answer = await fetch(path, {
      ...options,
      headers: { Authorization: `Bearer ${session}`, 'Content-Type': 'application/json' }
    });
  } catch {
    throw new Refusal(0, 'The sandbox does not answer: is it running?');
  }
  const text = await answer.text();
  if (!answer.ok) {
    throw new Refusal(answer.status, messageOf(text, answer.status));
  }
  return text ? JSON.parse(text) : undefined;
}

function messageOf(text, status) {
  try {
    return JSON.parse(text)[0].message;
  } catch {
    return `the sandbox answered ${status}`;
  }
}
