import { LightningElement, api } from 'lwc';
import { iconAddress } from 'sandbox/icons';

/** A button that shows only an icon; its click is the element's. */
export default class ButtonIcon extends LightningElement {
  static delegatesFocus = true;

  @api iconName;
  @api alternativeText;
  @api title;

  get address() {
    return iconAddress(this.iconName);
  }
}
