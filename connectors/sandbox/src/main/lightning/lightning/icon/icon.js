import { LightningElement, api } from 'lwc';
import { iconAddress, iconKind, iconWord } from 'sandbox/icons';

/** One icon of the design system; without alternative text it is decoration. */
export default class Icon extends LightningElement {
  @api iconName;
  @api alternativeText;
  @api title;
  @api size = 'medium';
  @api variant;

  get address() {
    return iconAddress(this.iconName);
  }

  get shell() {
    const kind = iconKind(this.iconName);
    const ground = kind === 'utility' ? '' : ` slds-icon-${kind}-${iconWord(this.iconName)}`;
    return `slds-icon_container${ground}`;
  }

  get classes() {
    const size = this.size === 'medium' ? '' : ` slds-icon_${this.size}`;
    if (iconKind(this.iconName) !== 'utility') {
      return `slds-icon${size}`;
    }
    const tone = this.variant ? `slds-icon-text-${this.variant}` : 'slds-icon-text-default';
    return `slds-icon ${tone}${size}`;
  }
}
