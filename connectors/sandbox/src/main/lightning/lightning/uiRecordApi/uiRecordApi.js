import { API, call } from 'sandbox/org';

const readers = new Set();

/** Reads one record for a component, again whenever its parameters change or it is told to. */
export class getRecord {
  constructor(send) {
    this.send = send;
    this.asked = 0;
    this.send({ data: undefined, error: undefined });
  }

  connect() {
    readers.add(this);
  }

  disconnect() {
    readers.delete(this);
    this.asked += 1;
  }

  update(parameters) {
    this.parameters = parameters;
    this.read();
  }

  async read() {
    const { recordId, fields = [], optionalFields = [] } = this.parameters || {};
    this.asked += 1;
    const mine = this.asked;
    if (!recordId || fields.length + optionalFields.length === 0) {
      return;
    }
    const query = new URLSearchParams();
    if (fields.length > 0) {
      query.set('fields', fields.join(','));
    }
    query.set('optionalFields', optionalFields.join(','));
    let answer;
    try {
      answer = { data: await call(`${API}/ui-api/records/${encodeURIComponent(recordId)}?${query}`) };
    } catch (error) {
      answer = { error };
    }
    if (mine === this.asked) {
      this.send({ data: undefined, error: undefined, ...answer });
    }
  }
}

/** Has the components that show these records read them again. */
export async function notifyRecordUpdateAvailable(records) {
  const ids = new Set(records.map((record) => record.recordId));
  const waiting = [...readers].filter((reader) => reader.parameters && ids.has(reader.parameters.recordId));
  await Promise.all(waiting.map((reader) => reader.read()));
}
