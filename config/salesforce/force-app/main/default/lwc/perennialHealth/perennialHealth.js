import { LightningElement, api, wire } from 'lwc';
import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { fieldsOf, valuesOf } from './fields';
import { panelOf } from './panel';

const THEME = 'slds-theme_';

/** Health, renewal and what could ambush the next call, from the fields that Perennial writes. */
export default class PerennialHealth extends LightningElement {
  @api recordId;
  @api objectApiName;
  @api prefix = 'Perennial_';
  @api staleAfterDays = 2;

  panel;
  failure;

  /** Optional fields: one that the reader may not see is left out instead of failing all. */
  get paths() {
    return Object.values(fieldsOf(this.objectApiName, this.prefix));
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$paths' })
  read({ data, error }) {
    if (data) {
      const values = valuesOf(data, fieldsOf(this.objectApiName, this.prefix));
      this.panel = panelOf(values, Date.now(), this.staleAfterDays);
      this.failure = undefined;
    } else if (error) {
      this.panel = undefined;
      this.failure = error.body && error.body.message ? error.body.message : 'no reason was given';
    }
  }

  refresh() {
    notifyRecordUpdateAvailable([{ recordId: this.recordId }]);
  }

  get loading() {
    return !this.panel && !this.failure;
  }

  get hidden() {
    return this.panel && this.panel.state === 'hidden';
  }

  get empty() {
    return this.panel && this.panel.state === 'empty';
  }

  get blocked() {
    return this.panel && this.panel.state === 'blocked';
  }

  get known() {
    return this.panel && (this.panel.state === 'ready' || this.panel.state === 'blocked');
  }

  get ready() {
    return this.panel && this.panel.state === 'ready';
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

  get moreFlags() {
    return this.panel.flags.more > 0 ? `and ${this.panel.flags.more} more` : undefined;
  }

  get hasCoverage() {
    return this.panel.coverage !== null;
  }
}
