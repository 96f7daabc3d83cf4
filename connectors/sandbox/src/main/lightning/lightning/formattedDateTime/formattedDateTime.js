import { LightningElement, api } from 'lwc';

/** A moment as people of the browser's language write it. */
export default class FormattedDateTime extends LightningElement {
  @api value;
  @api year;
  @api month;
  @api day;
  @api hour;
  @api minute;

  get text() {
    const moment = new Date(this.value);
    if (!this.value || Number.isNaN(moment.getTime())) {
      return '';
    }
    const { year, month, day, hour, minute } = this;
    return new Intl.DateTimeFormat('en', { year, month, day, hour, minute }).format(moment);
  }
}
