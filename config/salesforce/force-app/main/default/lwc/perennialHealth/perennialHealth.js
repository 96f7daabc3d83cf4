import { LightningElement, api, wire } from 'lwc';
import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import readContext from '@salesforce/apex/PerennialContext.read';
import { fieldsOf, valuesOf } from './fields';
import { liveOf } from './live';
import { panelOf } from './panel';

const THEME = 'slds-theme_';

function reasonOf(error) {
  return error.body && error.body.message ? error.body.message : 'no reason was given';
}

/**
 * Health, renewal and what could ambush the next call: from the fields that Perennial writes, and,
 * where the org allows it, from what Perennial knows just now.
 */
export default class PerennialHealth extends LightningElement {
  @api recordId;
  @api objectApiName;
  @api prefix = 'Perennial_';
  @api staleAfterDays = 7;
  @api live = false;

  written;
  answer = {};
  failure;
  questions = 0;

  /** Optional fields: one that the reader may not see is left out instead of failing all. */
  get paths() {
    return Object.values(fieldsOf(this.objectApiName, this.prefix));
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$paths' })
  read({ data, error }) {
    if (data) {
      const values = valuesOf(data, fieldsOf(this.objectApiName, this.prefix));
      this.written = panelOf(values, Date.now(), this.staleAfterDays);
      this.failure = undefined;
      this.ask();
    } else if (error) {
      this.written = undefined;
      this.failure = reasonOf(error);
    }
  }

  refresh() {
    notifyRecordUpdateAvailable([{ recordId: this.recordId }]);
    this.ask();
  }

  /** What was written stands until the answer comes; of two answers the later question's counts. */
  async ask() {
    if (!this.live) {
      return;
    }
    this.questions += 1;
    const question = this.questions;
    const recordId = this.recordId;
    let answered;
    try {
      answered = liveOf(await readContext({ recordId }), Date.now());
    } catch (error) {
      answered = { notice: `Perennial cannot be asked: ${reasonOf(error)}` };
    }
    if (question === this.questions) {
      this.answer = { ...answered, recordId };
    }
  }

  /** An answer about another record says nothing of this one. */
  get current() {
    return this.answer.recordId === this.recordId ? this.answer : {};
  }

  get panel() {
    return this.current.panel || this.written;
  }

  get notice() {
    return this.current.notice;
  }

  get loading() {
    return !this.panel && !this.failure;
  }

  get hidden() {
    return !this.failure && this.panel && this.panel.state === 'hidden';
  }

  get empty() {
    return !this.failure && this.panel && this.panel.state === 'empty';
  }

  get blocked() {
    return this.panel.state === 'blocked';
  }

  get ready() {
    return this.panel.state === 'ready';
  }

  get known() {
    return !this.failure && this.panel && (this.ready || this.blocked);
  }

  get badge() {
    const tone = this.panel.tone;
    return `slds-badge ${tone === 'neutral' ? '' : THEME + tone}`.trim();
  }

  get trendLabel() {
    return `${this.panel.trend} over 30 days`;
  }

  get renewalClass() {
    return this.panel.renewal.pressing ? 'slds-text-color_error' : '';
  }

  get hasDrivers() {
    return this.panel.drivers.length > 0;
  }

  get hasAmbushes() {
    return this.panel.ambushes.length > 0;
  }

  get hasFlags() {
    return this.panel.flags.count > 0;
  }

  /** Flags with reason and action make a list; names alone make badges. */
  get toldFlags() {
    return this.current.panel ? this.panel.flags.shown : undefined;
  }

  get moreFlags() {
    return this.panel.flags.more > 0 ? `and ${this.panel.flags.more} more` : undefined;
  }

  get hasNotes() {
    return this.panel.notes.length > 0;
  }

  get hasCoverage() {
    return this.panel.coverage !== null;
  }
}
