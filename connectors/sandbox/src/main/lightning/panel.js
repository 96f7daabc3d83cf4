export { createElement } from 'lwc';
export { default as PerennialHealth } from 'c/perennialHealth';
export { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
export { iconAddress } from 'sandbox/icons';
export { API, call } from 'sandbox/org';
