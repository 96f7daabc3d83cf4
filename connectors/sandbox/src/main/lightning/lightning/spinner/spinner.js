import { LightningElement, api } from 'lwc';

/** Something is being read. */
export default class Spinner extends LightningElement {
  @api alternativeText;
  @api size = 'medium';

  get classes() {
    return `slds-spinner slds-spinner_${this.size} slds-spinner_inline`;
  }
}
