import { call } from 'sandbox/org';

/** What `@salesforce/apex/CLASS.METHOD` imports: the look-alike plays the class. */
export function apex(name) {
  return (parameters) =>
    call(`/lightning/apex/${name}`, { method: 'POST', body: JSON.stringify(parameters) });
}
