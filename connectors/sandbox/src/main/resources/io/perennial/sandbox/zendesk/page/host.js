// What the framework's client speaks to: the data of this page, and a proxy that knows the secure setting.
window.host = {
  location: 'ticket_sidebar',
  address: '',
  connection: '',
  data: {},
  listeners: {},
  invoked: [],

  invoke(...call) {
    this.invoked.push(call);
  },

  fire(name) {
    if (this.listeners[name]) {
      this.listeners[name]();
    }
  },

  async request(options) {
    const answer = await fetch('/agent/app/proxy', { method: 'POST', body: JSON.stringify(options) });
    const got = answer.ok ? await answer.json() : { status: answer.status, body: await answer.text() };
    if (got.status === 200) {
      return JSON.parse(got.body);
    }
    throw { status: got.status, responseText: got.body };
  }
};
