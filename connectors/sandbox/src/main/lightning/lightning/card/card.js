import { LightningElement, api } from 'lwc';

/** A frame with a title, and places for actions, content and a footer. */
export default class Card extends LightningElement {
  @api title;
  @api iconName;
}
