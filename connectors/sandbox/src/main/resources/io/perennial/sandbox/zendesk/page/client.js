// The framework's client as an app sees it, as far as ours asks; the page around it answers as window.host.
window.ZAFClient = {
  init() {
    const { host } = window.parent;
    return {
      on(name, listener) {
        host.listeners[name] = listener;
        if (name === 'app.registered') {
          setTimeout(() => listener({ context: { location: host.location } }), 0);
        }
      },
      metadata: async () => ({ settings: { address: host.address, connection: host.connection } }),
      get: async (names) => {
        const got = { errors: {} };
        [].concat(names).forEach((name) => {
          got[name] = host.data[name];
        });
        return got;
      },
      invoke: async (...call) => host.invoke(...call),
      request: (options) => host.request(options)
    };
  }
};
