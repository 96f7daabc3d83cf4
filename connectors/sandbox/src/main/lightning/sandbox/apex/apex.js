/**
 * What `@salesforce/apex/CLASS.METHOD` imports. The look-alike runs no Apex, so each call ends as
 * it does for a person whose org has not allowed the class.
 */
export function apex(name) {
  const refusal = () => ({
    status: 403,
    body: { message: `You do not have access to the Apex class named '${name.split('.')[0]}'.` }
  });
  const method = () => Promise.reject(refusal());
  method.adapter = class {
    constructor(send) {
      this.send = send;
    }
    connect() {}
    update() {
      this.send({ data: undefined, error: refusal() });
    }
    disconnect() {}
  };
  return method;
}

/** Has a wired method be asked again; the answer stays the same. */
export function refreshApex() {
  return Promise.resolve();
}
