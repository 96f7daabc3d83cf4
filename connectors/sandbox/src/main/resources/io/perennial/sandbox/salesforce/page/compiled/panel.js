import { parseFragment, registerTemplate, freezeTemplate, sanitizeAttribute, registerDecorators, registerComponent, LightningElement } from 'lwc';
export { createElement } from 'lwc';

function stylesheet$1(token, useActualHostSelector, useNativeDirPseudoclass) {
  var shadowSelector = token ? ("[" + token + "]") : "";
  return ".score" + shadowSelector + " {font-size: 2rem;line-height: 1;}";
  /*LWC compiler v8.28.2*/
}
var _implicitStylesheets$1 = [stylesheet$1];

const $fragment1$4 = parseFragment`<button type="button" class="slds-button slds-button_icon slds-button_icon-border-filled${0}"${"a0:title"}${2}><svg class="slds-button__icon${0}" focusable="false" aria-hidden="true"${2}><use${"a2:href"}${3}/></svg><span class="slds-assistive-text${0}"${2}>${"t4"}</span></button>`;
function tmpl$5($api, $cmp, $slotset, $ctx) {
  const {fid: api_scoped_frag_id, d: api_dynamic_text, sp: api_static_part, st: api_static_fragment} = $api;
  return [api_static_fragment($fragment1$4, 1, [api_static_part(0, {
    attrs: {
      "title": $cmp.title
    }
  }, null), api_static_part(2, {
    attrs: {
      "href": sanitizeAttribute("use", "http://www.w3.org/2000/svg", "href", api_scoped_frag_id($cmp.address))
    }
  }, null), api_static_part(4, null, api_dynamic_text($cmp.alternativeText))])];
  /*LWC compiler v8.28.2*/
}
var _tmpl$5 = registerTemplate(tmpl$5);
tmpl$5.stylesheets = [];
tmpl$5.stylesheetToken = "lwc-3o1g0ksgj78";
tmpl$5.legacyStylesheetToken = "lightning-buttonIcon_buttonIcon";
freezeTemplate(tmpl$5);

const ICON = /^(utility|standard|custom|action|doctype):([a-z0-9_]+)$/;
function parts(name) {
  const found = ICON.exec(name || '');
  if (!found) {
    throw new Error(`"${name}" is no icon: write utility:refresh, for example`);
  }
  return found;
}
function iconKind(name) {
  return parts(name)[1];
}

/** The icon's word as class names have it. */
function iconWord(name) {
  return parts(name)[2].replaceAll('_', '-');
}

/** Where the icon's drawing stands. */
function iconAddress(name) {
  const [, kind, word] = parts(name);
  return `/lightning/assets/vendor/icons/${kind}-sprite/svg/symbols.svg#${word}`;
}

/** A button that shows only an icon; its click is the element's. */
class ButtonIcon extends LightningElement {
  constructor(...args) {
    super(...args);
    this.iconName = void 0;
    this.alternativeText = void 0;
    this.title = void 0;
  }
  get address() {
    return iconAddress(this.iconName);
  }
  /*LWC compiler v8.28.2*/
}
ButtonIcon.delegatesFocus = true;
registerDecorators(ButtonIcon, {
  publicProps: {
    iconName: {
      config: 0
    },
    alternativeText: {
      config: 0
    },
    title: {
      config: 0
    }
  }
});
const __lwc_component_class_internal$5 = registerComponent(ButtonIcon, {
  tmpl: _tmpl$5,
  sel: "lightning-button-icon",
  apiVersion: 66
});

const $fragment1$3 = parseFragment`<div role="status"${"c0"}${2}><span class="slds-assistive-text${0}"${2}>${"t2"}</span><div class="slds-spinner__dot-a${0}"${2}></div><div class="slds-spinner__dot-b${0}"${2}></div></div>`;
function tmpl$4($api, $cmp, $slotset, $ctx) {
  const {ncls: api_normalize_class_name, d: api_dynamic_text, sp: api_static_part, st: api_static_fragment} = $api;
  return [api_static_fragment($fragment1$3, 1, [api_static_part(0, {
    className: api_normalize_class_name($cmp.classes)
  }, null), api_static_part(2, null, api_dynamic_text($cmp.alternativeText))])];
  /*LWC compiler v8.28.2*/
}
var _tmpl$4 = registerTemplate(tmpl$4);
tmpl$4.stylesheets = [];
tmpl$4.stylesheetToken = "lwc-47dd688sbro";
tmpl$4.legacyStylesheetToken = "lightning-spinner_spinner";
freezeTemplate(tmpl$4);

/** Something is being read. */
class Spinner extends LightningElement {
  constructor(...args) {
    super(...args);
    this.alternativeText = void 0;
    this.size = 'medium';
  }
  get classes() {
    return `slds-spinner slds-spinner_${this.size} slds-spinner_inline`;
  }
  /*LWC compiler v8.28.2*/
}
registerDecorators(Spinner, {
  publicProps: {
    alternativeText: {
      config: 0
    },
    size: {
      config: 0
    }
  }
});
const __lwc_component_class_internal$4 = registerComponent(Spinner, {
  tmpl: _tmpl$4,
  sel: "lightning-spinner",
  apiVersion: 66
});

function stylesheet(token, useActualHostSelector, useNativeDirPseudoclass) {
  var hostSelector = token ? ("[" + token + "-host]") : "";
  return ((useActualHostSelector ? ":host {" : hostSelector + " {")) + "display: inline-block;}";
  /*LWC compiler v8.28.2*/
}
var _implicitStylesheets = [stylesheet];

const $fragment1$2 = parseFragment`<svg${"c0"} focusable="false" aria-hidden="true"${2}><use${"a1:href"}${3}/></svg>`;
const $fragment2$1 = parseFragment`<span class="slds-assistive-text${0}"${2}>${"t1"}</span>`;
function tmpl$3($api, $cmp, $slotset, $ctx) {
  const {ncls: api_normalize_class_name, fid: api_scoped_frag_id, sp: api_static_part, st: api_static_fragment, d: api_dynamic_text, fr: api_fragment, h: api_element} = $api;
  return [api_element("span", {
    className: api_normalize_class_name($cmp.shell),
    attrs: {
      "title": $cmp.title
    },
    key: 0
  }, [api_static_fragment($fragment1$2, 2, [api_static_part(0, {
    className: api_normalize_class_name($cmp.classes)
  }, null), api_static_part(1, {
    attrs: {
      "href": sanitizeAttribute("use", "http://www.w3.org/2000/svg", "href", api_scoped_frag_id($cmp.address))
    }
  }, null)]), $cmp.alternativeText ? api_fragment(3, [api_static_fragment($fragment2$1, 5, [api_static_part(1, null, api_dynamic_text($cmp.alternativeText))])], 0) : null])];
  /*LWC compiler v8.28.2*/
}
var _tmpl$3 = registerTemplate(tmpl$3);
tmpl$3.stylesheets = [];
tmpl$3.stylesheetToken = "lwc-4897l11qtae";
tmpl$3.legacyStylesheetToken = "lightning-icon_icon";
if (_implicitStylesheets) {
  tmpl$3.stylesheets.push.apply(tmpl$3.stylesheets, _implicitStylesheets);
}
freezeTemplate(tmpl$3);

/** One icon of the design system; without alternative text it is decoration. */
class Icon extends LightningElement {
  constructor(...args) {
    super(...args);
    this.iconName = void 0;
    this.alternativeText = void 0;
    this.title = void 0;
    this.size = 'medium';
    this.variant = void 0;
  }
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
  /*LWC compiler v8.28.2*/
}
registerDecorators(Icon, {
  publicProps: {
    iconName: {
      config: 0
    },
    alternativeText: {
      config: 0
    },
    title: {
      config: 0
    },
    size: {
      config: 0
    },
    variant: {
      config: 0
    }
  }
});
const __lwc_component_class_internal$3 = registerComponent(Icon, {
  tmpl: _tmpl$3,
  sel: "lightning-icon",
  apiVersion: 66
});

function tmpl$2($api, $cmp, $slotset, $ctx) {
  const {d: api_dynamic_text, t: api_text} = $api;
  return [api_text(api_dynamic_text($cmp.text))];
  /*LWC compiler v8.28.2*/
}
var _tmpl$2 = registerTemplate(tmpl$2);
tmpl$2.stylesheets = [];
tmpl$2.stylesheetToken = "lwc-klp6k35fm";
tmpl$2.legacyStylesheetToken = "lightning-formattedDateTime_formattedDateTime";
freezeTemplate(tmpl$2);

/** A moment as people of the browser's language write it. */
class FormattedDateTime extends LightningElement {
  constructor(...args) {
    super(...args);
    this.value = void 0;
    this.year = void 0;
    this.month = void 0;
    this.day = void 0;
    this.hour = void 0;
    this.minute = void 0;
  }
  get text() {
    const moment = new Date(this.value);
    if (!this.value || Number.isNaN(moment.getTime())) {
      return '';
    }
    const {
      year,
      month,
      day,
      hour,
      minute
    } = this;
    return new Intl.DateTimeFormat('en', {
      year,
      month,
      day,
      hour,
      minute
    }).format(moment);
  }
  /*LWC compiler v8.28.2*/
}
registerDecorators(FormattedDateTime, {
  publicProps: {
    value: {
      config: 0
    },
    year: {
      config: 0
    },
    month: {
      config: 0
    },
    day: {
      config: 0
    },
    hour: {
      config: 0
    },
    minute: {
      config: 0
    }
  }
});
const __lwc_component_class_internal$2 = registerComponent(FormattedDateTime, {
  tmpl: _tmpl$2,
  sel: "lightning-formatted-date-time",
  apiVersion: 66
});

const $fragment1$1 = parseFragment`<div class="slds-media__body${0}"${2}><h2 class="slds-card__header-title${0}"${2}>${"t2"}</h2></div>`;
const stc0$1 = {
  classMap: {
    "slds-card": true
  },
  key: 0
};
const stc1$1 = {
  classMap: {
    "slds-card__header": true,
    "slds-grid": true
  },
  key: 1
};
const stc2$1 = {
  classMap: {
    "slds-media": true,
    "slds-media_center": true,
    "slds-has-flexi-truncate": true
  },
  key: 2
};
const stc3$1 = {
  classMap: {
    "slds-media__figure": true
  },
  key: 3
};
const stc4$1 = {
  classMap: {
    "slds-no-flex": true
  },
  key: 8
};
const stc5$1 = {
  attrs: {
    "name": "actions"
  },
  key: 9
};
const stc6$1 = [];
const stc7$1 = {
  classMap: {
    "slds-card__body": true
  },
  key: 10
};
const stc8$1 = {
  key: 11
};
const stc9$1 = {
  classMap: {
    "slds-card__footer": true
  },
  key: 12
};
const stc10$1 = {
  attrs: {
    "name": "footer"
  },
  key: 13
};
function tmpl$1($api, $cmp, $slotset, $ctx) {
  const {c: api_custom_element, fr: api_fragment, h: api_element, d: api_dynamic_text, sp: api_static_part, st: api_static_fragment, s: api_slot} = $api;
  return [api_element("article", stc0$1, [api_element("div", stc1$1, [api_element("header", stc2$1, [api_element("div", stc3$1, [$cmp.iconName ? api_fragment(4, [api_custom_element("lightning-icon", __lwc_component_class_internal$3, {
    props: {
      "iconName": $cmp.iconName,
      "size": "small"
    },
    key: 5
  })], 0) : null]), api_static_fragment($fragment1$1, 7, [api_static_part(2, null, api_dynamic_text($cmp.title))]), api_element("div", stc4$1, [api_slot("actions", stc5$1, stc6$1, $slotset)])])]), api_element("div", stc7$1, [api_slot("", stc8$1, stc6$1, $slotset)]), api_element("div", stc9$1, [api_slot("footer", stc10$1, stc6$1, $slotset)])])];
  /*LWC compiler v8.28.2*/
}
var _tmpl$1 = registerTemplate(tmpl$1);
tmpl$1.slots = ["", "actions", "footer"];
tmpl$1.stylesheets = [];
tmpl$1.stylesheetToken = "lwc-5506cksk72s";
tmpl$1.legacyStylesheetToken = "lightning-card_card";
freezeTemplate(tmpl$1);

/** A frame with a title, and places for actions, content and a footer. */
class Card extends LightningElement {
  constructor(...args) {
    super(...args);
    this.title = void 0;
    this.iconName = void 0;
  }
  /*LWC compiler v8.28.2*/
}
registerDecorators(Card, {
  publicProps: {
    title: {
      config: 0
    },
    iconName: {
      config: 0
    }
  }
});
const __lwc_component_class_internal$1 = registerComponent(Card, {
  tmpl: _tmpl$1,
  sel: "lightning-card",
  apiVersion: 66
});

const $fragment1 = parseFragment`<p role="alert" data-id="failure"${3}>${"t1"}</p>`;
const $fragment2 = parseFragment`<p data-id="hidden"${3}>You do not see Perennial&#x27;s fields. Ask your admin for the permission set “Perennial Reader”.</p>`;
const $fragment3 = parseFragment`<p data-id="empty"${3}>Nothing is known of this customer yet. Perennial writes here after its next turn; if this lasts, the account is perhaps not a customer of any connected system.</p>`;
const $fragment4 = parseFragment`<p class="slds-text-color_weak slds-m-bottom_x-small${0}" role="status" data-id="notice"${2}>${"t1"}</p>`;
const $fragment5 = parseFragment`<span data-id="points"${3}><span class="slds-assistive-text${0}"${2}>Health score </span><span class="score${0}"${2}>${"t4"}</span><span class="slds-text-color_weak${0}"${2}> of 100</span></span>`;
const $fragment6 = parseFragment`<span class="slds-m-left_small${0}"${2}><span${"c1"} data-id="band"${2}>${"t2"}</span></span>`;
const $fragment7 = parseFragment`<p class="slds-m-bottom_small${0}" data-id="blocked"${2}>${"t1"}</p>`;
const $fragment8 = parseFragment`<h3 class="slds-text-heading_small${0}"${2}>Before you call</h3>`;
const $fragment9 = parseFragment`<h3 class="slds-text-heading_small${0}"${2}>Renewal</h3>`;
const $fragment10 = parseFragment`<time${"a0:datetime"}${3}>${"t1"}</time>`;
const $fragment11 = parseFragment`<span${"c0"}${2}>${"t1"}</span>`;
const $fragment12 = parseFragment`<span${3}>${"t1"}</span>`;
const $fragment13 = parseFragment`<span${3}>${"t1"}</span>`;
const $fragment14 = parseFragment`<h3 class="slds-text-heading_small${0}"${2}>Why</h3>`;
const $fragment15 = parseFragment`<li${3}>${"t1"}</li>`;
const $fragment16 = parseFragment`<h3 class="slds-text-heading_small${0}"${2}>Flags</h3>`;
const $fragment17 = parseFragment`<li${3}><strong${3}>${"t2"}</strong>${"t3"}<div class="slds-text-color_weak${0}"${2}>${"t5"}</div></li>`;
const $fragment18 = parseFragment`<li class="slds-m-right_xx-small slds-m-top_xx-small${0}"${2}><span class="slds-badge${0}"${2}>${"t2"}</span></li>`;
const $fragment19 = parseFragment`<p class="slds-m-top_xx-small${0}" data-id="more-flags"${2}>${"t1"}</p>`;
const $fragment20 = parseFragment`<p class="slds-m-top_x-small${0}" data-id="next-action"${2}>${"t1"}</p>`;
const $fragment21 = parseFragment`<h3 class="slds-text-heading_small slds-m-top_small${0}"${2}>Also</h3>`;
const $fragment22 = parseFragment`<li${3}>${"t1"}</li>`;
const $fragment23 = parseFragment`<p class="slds-text-color_weak slds-m-top_small${0}" data-id="partial"${2}>You do not see all of Perennial&#x27;s fields: the permission set Perennial Reader shows the rest.</p>`;
const $fragment24 = parseFragment`<span${3}>As of </span>`;
const $fragment25 = parseFragment`<span${3}>${"t1"}</span>`;
const $fragment26 = parseFragment`<span${3}>${"t1"}</span>`;
const $fragment27 = parseFragment`<div${3}><a${"a1:href"} target="_blank" rel="noopener"${3}>All about this customer</a></div>`;
const stc0 = {
  props: {
    "title": "Customer health",
    "iconName": "standard:customer_360"
  },
  key: 0
};
const stc1 = {
  "iconName": "utility:refresh",
  "alternativeText": "Read again",
  "title": "Read again"
};
const stc2 = {
  classMap: {
    "slds-p-horizontal_medium": true
  },
  key: 2
};
const stc3 = {
  props: {
    "alternativeText": "Reading customer health",
    "size": "small"
  },
  key: 4
};
const stc4 = {
  classMap: {
    "slds-text-color_weak": true,
    "slds-m-bottom_x-small": true
  },
  attrs: {
    "data-id": "stale"
  },
  key: 19
};
const stc5 = {
  classMap: {
    "slds-m-right_xx-small": true
  },
  props: {
    "iconName": "utility:clock",
    "size": "xx-small",
    "alternativeText": "Stale"
  },
  key: 20
};
const stc6 = {
  classMap: {
    "slds-grid": true,
    "slds-grid_vertical-align-center": true,
    "slds-m-bottom_small": true
  },
  attrs: {
    "data-id": "score"
  },
  key: 22
};
const stc7 = {
  classMap: {
    "slds-m-left_small": true
  },
  attrs: {
    "data-id": "trend"
  },
  key: 29
};
const stc8 = {
  "slds-m-right_xx-small": true
};
const stc9 = {
  classMap: {
    "slds-m-bottom_small": true
  },
  attrs: {
    "role": "list",
    "data-id": "ambushes"
  },
  key: 37
};
const stc10 = {
  "slds-text-color_error": true
};
const stc11 = {
  classMap: {
    "slds-m-bottom_small": true
  },
  attrs: {
    "data-id": "renewal"
  },
  key: 43
};
const stc12 = {
  classMap: {
    "slds-list_dotted": true,
    "slds-m-bottom_small": true
  },
  attrs: {
    "data-id": "drivers"
  },
  key: 59
};
const stc13 = {
  classMap: {
    "slds-list_dotted": true
  },
  attrs: {
    "data-id": "told-flags"
  },
  key: 66
};
const stc14 = {
  classMap: {
    "slds-grid": true,
    "slds-wrap": true
  },
  attrs: {
    "role": "list",
    "data-id": "flags"
  },
  key: 69
};
const stc15 = {
  classMap: {
    "slds-list_dotted": true
  },
  attrs: {
    "data-id": "notes"
  },
  key: 81
};
const stc16 = {
  slotAssignment: "footer",
  classMap: {
    "slds-text-body_small": true,
    "slds-text-color_weak": true
  },
  attrs: {
    "data-id": "footer"
  },
  key: 88
};
function tmpl($api, $cmp, $slotset, $ctx) {
  const {b: api_bind, c: api_custom_element, fr: api_fragment, d: api_dynamic_text, sp: api_static_part, st: api_static_fragment, t: api_text, h: api_element, ncls: api_normalize_class_name, k: api_key, i: api_iterator} = $api;
  const {_m0} = $ctx;
  return [api_custom_element("lightning-card", __lwc_component_class_internal$1, stc0, [api_custom_element("lightning-button-icon", __lwc_component_class_internal$5, {
    slotAssignment: "actions",
    props: stc1,
    key: 1,
    on: _m0 || ($ctx._m0 = {
      "click": api_bind($cmp.refresh)
    })
  }), api_element("div", stc2, [$cmp.loading ? api_fragment(3, [api_custom_element("lightning-spinner", __lwc_component_class_internal$4, stc3)], 0) : null, $cmp.failure ? api_fragment(5, [api_static_fragment($fragment1, 7, [api_static_part(1, null, "Customer health cannot be read now: " + api_dynamic_text($cmp.failure))])], 0) : null, $cmp.hidden ? api_fragment(8, [api_static_fragment($fragment2, 10)], 0) : null, $cmp.empty ? api_fragment(11, [api_static_fragment($fragment3, 13)], 0) : null, $cmp.notice ? api_fragment(14, [api_static_fragment($fragment4, 16, [api_static_part(1, null, api_dynamic_text($cmp.notice))])], 0) : null, $cmp.known ? api_fragment(17, [$cmp.panel.stale ? api_fragment(18, [api_element("p", stc4, [api_custom_element("lightning-icon", __lwc_component_class_internal$3, stc5), api_text(api_dynamic_text($cmp.panel.stale))])], 0) : null, $cmp.ready ? api_fragment(21, [api_element("div", stc6, [api_static_fragment($fragment5, 24, [api_static_part(4, null, api_dynamic_text($cmp.panel.score))]), $cmp.panel.band ? api_fragment(25, [api_static_fragment($fragment6, 27, [api_static_part(1, {
    className: api_normalize_class_name($cmp.badge)
  }, null), api_static_part(2, null, api_dynamic_text($cmp.panel.band))])], 0) : null, $cmp.panel.trend ? api_fragment(28, [api_element("span", stc7, [api_custom_element("lightning-icon", __lwc_component_class_internal$3, {
    classMap: stc8,
    props: {
      "iconName": $cmp.panel.trendIcon,
      "size": "xx-small",
      "alternativeText": $cmp.trendLabel
    },
    key: 30
  }), api_text(api_dynamic_text($cmp.panel.trend))])], 0) : null])], 0) : null, $cmp.blocked ? api_fragment(31, [api_static_fragment($fragment7, 33, [api_static_part(1, null, "No score: " + api_dynamic_text($cmp.panel.because) + ".")])], 0) : null, $cmp.hasAmbushes ? api_fragment(34, [api_static_fragment($fragment8, 36), api_element("ul", stc9, api_iterator($cmp.panel.ambushes, function (ambush) {
    return api_element("li", {
      classMap: stc10,
      key: api_key(38, ambush.key)
    }, [api_custom_element("lightning-icon", __lwc_component_class_internal$3, {
      classMap: stc8,
      props: {
        "iconName": ambush.icon,
        "size": "xx-small",
        "variant": "error"
      },
      key: 39
    }), api_text(api_dynamic_text(ambush.text))]);
  }))], 0) : null, $cmp.panel.renewal ? api_fragment(40, [api_static_fragment($fragment9, 42), api_element("p", stc11, [$cmp.panel.renewal.date ? api_fragment(44, [api_text(api_dynamic_text($cmp.panel.renewal.distance) + " ("), api_static_fragment($fragment10, 46, [api_static_part(0, {
    attrs: {
      "datetime": $cmp.panel.renewal.date
    }
  }, null), api_static_part(1, null, api_dynamic_text($cmp.panel.renewal.date))]), api_text(")")], 0) : null, $cmp.panel.renewal.flag ? api_fragment(47, [api_static_fragment($fragment11, 49, [api_static_part(0, {
    className: api_normalize_class_name($cmp.renewalClass)
  }, null), api_static_part(1, null, " " + api_dynamic_text($cmp.panel.renewal.flag))])], 0) : null, $cmp.panel.renewal.amount ? api_fragment(50, [api_static_fragment($fragment12, 52, [api_static_part(1, null, " · " + api_dynamic_text($cmp.panel.renewal.amount) + " a year")])], 0) : null, $cmp.panel.renewal.mode ? api_fragment(53, [api_static_fragment($fragment13, 55, [api_static_part(1, null, " · " + api_dynamic_text($cmp.panel.renewal.mode))])], 0) : null])], 0) : null, $cmp.hasDrivers ? api_fragment(56, [api_static_fragment($fragment14, 58), api_element("ul", stc12, api_iterator($cmp.panel.drivers, function (driver) {
    return api_static_fragment($fragment15, api_key(61, driver.key), [api_static_part(1, null, api_dynamic_text(driver.text))]);
  }))], 0) : null, $cmp.hasFlags ? api_fragment(62, [api_static_fragment($fragment16, 64), $cmp.toldFlags ? api_fragment(65, [api_element("ul", stc13, api_iterator($cmp.toldFlags, function (flag) {
    return api_static_fragment($fragment17, api_key(68, flag.key), [api_static_part(2, null, api_dynamic_text(flag.text)), api_static_part(3, null, ": " + api_dynamic_text(flag.because)), api_static_part(5, null, api_dynamic_text(flag.action))]);
  }))], 0) : api_fragment(65, [api_element("ul", stc14, api_iterator($cmp.panel.flags.shown, function (flag) {
    return api_static_fragment($fragment18, api_key(71, flag.key), [api_static_part(2, null, api_dynamic_text(flag.text))]);
  }))], 0), $cmp.moreFlags ? api_fragment(72, [api_static_fragment($fragment19, 74, [api_static_part(1, null, api_dynamic_text($cmp.moreFlags))])], 0) : null], 0) : null, $cmp.panel.nextAction ? api_fragment(75, [api_static_fragment($fragment20, 77, [api_static_part(1, null, api_dynamic_text($cmp.panel.nextAction))])], 0) : null, $cmp.hasNotes ? api_fragment(78, [api_static_fragment($fragment21, 80), api_element("ul", stc15, api_iterator($cmp.panel.notes, function (note) {
    return api_static_fragment($fragment22, api_key(83, note.key), [api_static_part(1, null, api_dynamic_text(note.text))]);
  }))], 0) : null, $cmp.panel.partial ? api_fragment(84, [api_static_fragment($fragment23, 86)], 0) : null], 0) : null]), $cmp.known ? api_fragment(87, [api_element("div", stc16, [$cmp.panel.asOf ? api_fragment(89, [api_static_fragment($fragment24, 91), api_custom_element("lightning-formatted-date-time", __lwc_component_class_internal$2, {
    props: {
      "value": $cmp.panel.asOf,
      "year": "numeric",
      "month": "short",
      "day": "numeric",
      "hour": "2-digit",
      "minute": "2-digit"
    },
    key: 92
  })], 0) : null, $cmp.panel.read ? api_fragment(93, [api_static_fragment($fragment25, 95, [api_static_part(1, null, " · live, " + api_dynamic_text($cmp.panel.read))])], 0) : null, $cmp.hasCoverage ? api_fragment(96, [api_static_fragment($fragment26, 98, [api_static_part(1, null, " · " + api_dynamic_text($cmp.panel.coverage) + " % of the model had data")])], 0) : null, $cmp.panel.link ? api_fragment(99, [api_static_fragment($fragment27, 101, [api_static_part(1, {
    attrs: {
      "href": $cmp.panel.link
    }
  }, null)])], 0) : null])], 0) : null])];
  /*LWC compiler v8.28.2*/
}
var _tmpl = registerTemplate(tmpl);
tmpl.stylesheets = [];
tmpl.stylesheetToken = "lwc-al763qsji4";
tmpl.legacyStylesheetToken = "lwc-perennialHealth_perennialHealth";
if (_implicitStylesheets$1) {
  tmpl.stylesheets.push.apply(tmpl.stylesheets, _implicitStylesheets$1);
}
freezeTemplate(tmpl);

/** Where the look-alike's API begins. */
const API = '/services/data/v66.0';

/** What a refused call is: shaped as the platform's errors are, for components to read. */
class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
    this.body = {
      message
    };
  }
  /*LWC compiler v8.28.2*/
}

/** Calls the API as the person who looks at the page; an object, or nothing. */
async function call(path, options = {}) {
  const session = document.querySelector('meta[name="session"]').content;
  let answer;
  try {
    answer = await fetch(path, {
      ...options,
      headers: {
        Authorization: `Bearer ${session}`,
        'Content-Type': 'application/json'
      }
    });
  } catch {
    throw new Refusal(0, 'The sandbox does not answer: is it running?');
  }
  const text = await answer.text();
  if (!answer.ok) {
    throw new Refusal(answer.status, messageOf(text, answer.status));
  }
  return text ? JSON.parse(text) : undefined;
}
function messageOf(text, status) {
  try {
    return JSON.parse(text)[0].message;
  } catch {
    return `the sandbox answered ${status}`;
  }
}

const readers = new Set();

/** Reads one record for a component, again whenever its parameters change or it is told to. */
class getRecord {
  constructor(send) {
    this.send = send;
    this.asked = 0;
    this.send({
      data: undefined,
      error: undefined
    });
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
    const {
      recordId,
      fields = [],
      optionalFields = []
    } = this.parameters || {};
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
      answer = {
        data: await call(`${API}/ui-api/records/${encodeURIComponent(recordId)}?${query}`)
      };
    } catch (error) {
      answer = {
        error
      };
    }
    if (mine === this.asked) {
      this.send({
        data: undefined,
        error: undefined,
        ...answer
      });
    }
  }
}

/** Has the components that show these records read them again. */
async function notifyRecordUpdateAvailable(records) {
  const ids = new Set(records.map(record => record.recordId));
  const waiting = [...readers].filter(reader => reader.parameters && ids.has(reader.parameters.recordId));
  await Promise.all(waiting.map(reader => reader.read()));
}

/** What `@salesforce/apex/CLASS.METHOD` imports: the look-alike plays the class. */
function apex(name) {
  return parameters => call(`/lightning/apex/${name}`, {
    method: 'POST',
    body: JSON.stringify(parameters)
  });
}

var readContext = apex("PerennialContext.read");

/** Names of our fields, without prefix and ending, by the name that the panel uses. */
const NAMES = {
  score: 'Health_Score',
  band: 'Health_Band',
  trend: 'Health_Trend',
  drivers: 'Health_Drivers',
  coverage: 'Health_Coverage',
  asOf: 'Health_As_Of',
  renewalDate: 'Renewal_Date',
  renewalFlag: 'Renewal_Flag',
  renewalAmount: 'Renewal_Amount',
  renewalMode: 'Renewal_Mode',
  flags: 'Flags',
  nextAction: 'Next_Action',
  overdueAmount: 'Overdue_Amount',
  overdueSince: 'Overdue_Since',
  criticalTickets: 'Open_Critical_Tickets',
  oldestCriticalSince: 'Oldest_Critical_Ticket_Since',
  link: 'Link'
};

/** On an opportunity the account's fields are read through the relation. */
const WAY = {
  Account: ['Account'],
  Opportunity: ['Opportunity', 'Account']
};

/**
 * The fields to ask for, for example {score: 'Account.Perennial_Health_Score__c'}; none for an
 * object that the component is not made for.
 */
function fieldsOf(objectApiName, prefix) {
  const way = WAY[objectApiName];
  if (!way) {
    return {};
  }
  return Object.fromEntries(Object.entries(NAMES).map(([name, field]) => [name, `${way.join('.')}.${prefix}${field}__c`]));
}

/**
 * What a record holds, by the panel's names. A field that the reader may not see is missing; an
 * empty one is null.
 */
function valuesOf(record, fields) {
  const values = {};
  for (const [name, path] of Object.entries(fields)) {
    const steps = path.split('.').slice(1);
    let at = {
      value: record
    };
    for (const step of steps) {
      at = at && at.value && at.value.fields ? at.value.fields[step] : undefined;
    }
    if (at !== undefined) {
      values[name] = at.value === undefined ? null : at.value;
      if (at.displayValue) {
        values[`${name}Shown`] = at.displayValue;
      }
    }
  }
  return values;
}

/** Words that the written fields and the live context share. */
const FLAGS_SHOWN = 5;
const TREND = {
  UP: {
    trend: 'rising',
    trendIcon: 'utility:arrowup'
  },
  DOWN: {
    trend: 'falling',
    trendIcon: 'utility:arrowdown'
  },
  FLAT: {
    trend: 'steady',
    trendIcon: 'utility:forward'
  }
};
const TONE = {
  healthy: 'success',
  watch: 'warning',
  'at risk': 'error'
};
const RENEWAL = {
  NONE: 'no renewal in sight',
  UPCOMING: 'upcoming',
  DUE: 'due',
  URGENT: 'urgent',
  LATE: 'late',
  RENEWED: 'renewed',
  CHURNED: 'churned'
};
const PRESSING = new Set(['URGENT', 'LATE', 'CHURNED']);
const CAPITALS = new Set(['ARR', 'CSAT', 'CSM', 'NPS', 'SLA']);
function days(count) {
  return `${count} ${count === 1 ? 'day' : 'days'}`;
}

/** How far away a day is; negative: it has passed. */
function distance(count) {
  if (count === 0) {
    return 'today';
  }
  return count > 0 ? `in ${days(count)}` : `${days(-count)} ago`;
}

/** PAYMENT_OVERDUE becomes Payment overdue; what people spell in capitals stays so. */
function named(name) {
  const text = name.split('_').map(word => CAPITALS.has(word) ? word : word.toLowerCase()).join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
function trendOf(code) {
  return TREND[code] || {
    trend: null,
    trendIcon: null
  };
}
function toneOf(band) {
  return TONE[band] || 'neutral';
}

/** Null where there is nothing to say of a renewal. */
function renewalOf({
  date,
  count,
  flag,
  amount,
  mode
}) {
  if (date === null && (!flag || flag === 'NONE')) {
    return null;
  }
  return {
    date,
    distance: date === null ? null : distance(count),
    flag: flag ? RENEWAL[flag] || named(flag) : null,
    pressing: PRESSING.has(flag),
    amount,
    mode
  };
}
function lasting(count) {
  return count === 0 ? 'since today' : `for ${days(count)}`;
}

/** oldest: age in days, or null; numbers: words about single tickets. */
function ticketsAmbush(count, oldest, numbers = []) {
  const tickets = count === 1 ? 'critical ticket is' : 'critical tickets are';
  const age = oldest === null ? '' : `, the oldest ${lasting(oldest)}`;
  const which = numbers.length === 0 ? '' : `: ${numbers.join(', ')}`;
  return {
    key: 'tickets',
    icon: 'utility:priority',
    text: `${count} ${tickets} open${age}${which}`
  };
}

/** amount: words, or null; since: days, or null. */
function overdueAmbush(amount, since) {
  const what = amount ? `${amount} is` : 'An invoice is';
  const age = since === null ? '' : ` ${lasting(since)}`;
  return {
    key: 'overdue',
    icon: 'utility:moneybag',
    text: `${what} overdue${age}`
  };
}

/** The most pressing of all flags, given in that order. */
function flagsOf(flags, count) {
  const shown = flags.slice(0, FLAGS_SHOWN);
  return {
    shown,
    more: count - shown.length,
    count
  };
}
function driversOf(texts) {
  return texts.map((text, index) => ({
    key: String(index),
    text
  }));
}

/** Only addresses that a browser may open. */
function linkOf(address) {
  return /^https?:\/\//.test(address || '') ? address : null;
}

/**
 * What Perennial knows just now, in the panel's words: pure, as panel.js is.
 *
 * An answer is what PerennialContext.read gives: `status` of HTTP, 0 if nobody answered, and `body`.
 */
const DAY$1 = 86400000;
const PROBLEM = 'urn:perennial:problem:';
const SILENT = 'Perennial does not answer just now: this is what it wrote.';
const REFUSED = 'Perennial refuses this org, and this is what it wrote. An admin looks at the external credential “Perennial”.';
function parsed(body) {
  try {
    return JSON.parse(body);
  } catch (broken) {
    return null;
  }
}

/** As the reasons beside it have amounts: 1,200 EUR. */
function money(amount) {
  const number = new Intl.NumberFormat('en', {
    maximumFractionDigits: 0
  }).format(amount.amount);
  return `${number} ${amount.currency}`;
}
function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
function renewal$1(part) {
  return renewalOf({
    date: part.date,
    count: part.days,
    flag: part.flag,
    amount: part.amount === null ? null : money(part.amount),
    mode: part.mode
  });
}
function ambushes$1({
  support,
  billing
}, today) {
  const found = [];
  if (support.openCriticalTickets > 0) {
    const oldest = support.critical.length === 0 ? null : support.critical[0].days;
    const numbers = support.critical.map(ticket => `#${ticket.id} ${ticket.priority.toLowerCase()}`);
    found.push(ticketsAmbush(support.openCriticalTickets, oldest, numbers));
  }
  if (billing.overdue === 'YES') {
    const amounts = (billing.amounts || []).map(money).join(' + ');
    const since = billing.since === null ? null : Math.floor(Date.parse(billing.since) / DAY$1);
    found.push(overdueAmbush(amounts, since === null ? null : Math.max(0, today - since)));
  }
  return found;
}
function flags$1(part) {
  const open = part.open.map(flag => ({
    key: flag.name,
    text: capital(flag.label),
    because: flag.because,
    action: flag.action
  }));
  return flagsOf(open, part.total);
}
function relative(what, other, today) {
  const risk = other.atRisk === 'YES' ? ', at risk' : '';
  const date = other.renewalDate ? Math.floor(Date.parse(other.renewalDate) / DAY$1) : null;
  const renews = date === null ? '' : `, renewal ${distance(date - today)}`;
  return {
    key: `relative-${other.id}`,
    text: `${what} ${other.name}${risk}${renews}`
  };
}
function notes({
  family,
  survey
}, today) {
  const found = [...family.parents.map(other => relative('Part of', other, today)), ...family.atRisk.map(other => relative('Parent of', other, today))];
  if (survey !== null) {
    found.push({
      key: 'survey',
      text: `Latest rating ${survey.rating} of 5 (${survey.on})`
    });
  }
  return found;
}
function stale$1(context) {
  const reasons = context.sources.filter(source => source.stale).map(source => source.because);
  return context.stale ? `Out of date: ${reasons.join('; ') || 'not scored lately'}.` : null;
}

/** How old the oldest source is, in words; null if none has been read. */
function read(sources) {
  const ages = sources.map(source => source.ageMinutes).filter(age => age !== null);
  if (ages.length === 0) {
    return null;
  }
  const minutes = Math.max(...ages);
  if (minutes === 0) {
    return 'read just now';
  }
  if (minutes < 120) {
    return `read ${minutes} min ago`;
  }
  return minutes < 2880 ? `read ${Math.round(minutes / 60)} h ago` : `read ${days(Math.round(minutes / 1440))} ago`;
}
function panelOfContext(context, now) {
  const today = Math.floor(now / DAY$1);
  const {
    health
  } = context;
  return {
    state: health.state === 'SCORED' ? 'ready' : 'blocked',
    because: health.because || 'too little is known of this customer',
    partial: false,
    score: health.points,
    band: health.band,
    tone: toneOf(health.band),
    ...trendOf(health.trend),
    drivers: driversOf(health.drivers),
    renewal: renewal$1(context.renewal),
    ambushes: ambushes$1(context, today),
    flags: flags$1(context.flags),
    nextAction: null,
    notes: notes(context, today),
    coverage: health.coverage,
    asOf: context.asOf,
    read: read(context.sources),
    stale: stale$1(context),
    link: linkOf(context.customer.link)
  };
}
function noticeOf(status, body) {
  if (status === 401 || status === 403) {
    return REFUSED;
  }
  const told = body && String(body.type).startsWith(PROBLEM) && status < 429;
  return told ? `${body.title}: ${body.detail}` : SILENT;
}

/**
 * What an answer adds: `panel`, which then stands in place of what was written, or `notice`, a
 * sentence about why there is none; neither where the record belongs to no account.
 */
function liveOf({
  status,
  body
}, now) {
  if (status === 404 && !body) {
    return {};
  }
  const content = parsed(body);
  if (status === 200 && content && content.health) {
    return {
      panel: panelOfContext(content, now)
    };
  }
  return {
    notice: noticeOf(status, content)
  };
}

/**
 * What the panel shows, from what the record holds: a pure function, so that it is the same in an
 * org, in a test and in a rehearsal.
 */
const DAY = 86400000;
const DRIVERS = 3;

/** A date as a day that counts in UTC, or null. */
function day(text) {
  const time = text ? Date.parse(text.length > 10 ? text : `${text}T00:00:00Z`) : NaN;
  return Number.isNaN(time) ? null : Math.floor(time / DAY);
}
function since(today, then) {
  return then === null ? null : Math.max(0, today - then);
}
function split(text, separator) {
  return (text || '').split(separator).filter(part => part.length > 0);
}
function renewal(values, today) {
  const date = day(values.renewalDate);
  return renewalOf({
    date: date === null ? null : new Date(date * DAY).toISOString().slice(0, 10),
    count: date === null ? null : date - today,
    flag: values.renewalFlag || null,
    amount: values.renewalAmountShown || null,
    mode: values.renewalMode || null
  });
}

/** What a caller must know before the customer says it. */
function ambushes(values, today) {
  const found = [];
  if (values.criticalTickets > 0) {
    const oldest = since(today, day(values.oldestCriticalSince));
    found.push(ticketsAmbush(values.criticalTickets, oldest));
  }
  const overdue = day(values.overdueSince);
  if (overdue !== null || values.overdueAmount > 0) {
    found.push(overdueAmbush(values.overdueAmountShown, since(today, overdue)));
  }
  return found;
}
function flags(values) {
  const names = split(values.flags, ';');
  return flagsOf(names.map(name => ({
    key: name,
    text: named(name)
  })), names.length);
}
function stale(age, staleAfterDays) {
  return age !== null && age > staleAfterDays ? `No change for ${days(age)}: a quiet customer, or Perennial writes no more. An admin can tell.` : null;
}

/**
 * The panel of some values.
 *
 * state: 'hidden' (no field may be seen), 'empty' (nothing was concluded yet), 'blocked' (too little
 * is known for a score), 'ready'; `stale` says that conclusions are older than they should be.
 */
function panelOf(values, now, staleAfterDays) {
  if (Object.keys(values).length === 0) {
    return {
      state: 'hidden'
    };
  }
  const known = Object.values(values).some(value => value !== null && value !== '');
  if (!known) {
    return {
      state: 'empty'
    };
  }
  const today = Math.floor(now / DAY);
  const asOf = values.asOf ? Date.parse(values.asOf) : NaN;
  const age = Number.isNaN(asOf) ? null : since(today, Math.floor(asOf / DAY));
  const score = values.score === undefined ? null : values.score;
  return {
    state: score === null ? 'blocked' : 'ready',
    because: 'too little is known of this customer',
    partial: values.score === undefined || values.band === undefined,
    score,
    band: values.band || null,
    tone: toneOf(values.band),
    ...trendOf(values.trend),
    drivers: driversOf(split(values.drivers, '; ').slice(0, DRIVERS)),
    renewal: renewal(values, today),
    ambushes: ambushes(values, today),
    flags: flags(values),
    nextAction: values.nextAction || null,
    notes: [],
    coverage: values.coverage === undefined ? null : values.coverage,
    asOf: Number.isNaN(asOf) ? null : new Date(asOf).toISOString(),
    stale: stale(age, staleAfterDays),
    link: linkOf(values.link)
  };
}

const THEME = 'slds-theme_';
function reasonOf(error) {
  return error.body && error.body.message ? error.body.message : 'no reason was given';
}

/**
 * Health, renewal and what could ambush the next call: from the fields that Perennial writes, and,
 * where the org allows it, from what Perennial knows just now.
 */
class PerennialHealth extends LightningElement {
  constructor(...args) {
    super(...args);
    this.recordId = void 0;
    this.objectApiName = void 0;
    this.prefix = 'Perennial_';
    this.staleAfterDays = 7;
    this.live = false;
    this.written = void 0;
    this.answer = {};
    this.failure = void 0;
    this.questions = 0;
  }
  /** Optional fields: one that the reader may not see is left out instead of failing all. */
  get paths() {
    return Object.values(fieldsOf(this.objectApiName, this.prefix));
  }
  read({
    data,
    error
  }) {
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
    notifyRecordUpdateAvailable([{
      recordId: this.recordId
    }]);
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
      answered = liveOf(await readContext({
        recordId
      }), Date.now());
    } catch (error) {
      answered = {
        notice: `Perennial cannot be asked: ${reasonOf(error)}`
      };
    }
    if (question === this.questions) {
      this.answer = {
        ...answered,
        recordId
      };
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
  /*LWC compiler v8.28.2*/
}
registerDecorators(PerennialHealth, {
  publicProps: {
    recordId: {
      config: 0
    },
    objectApiName: {
      config: 0
    },
    prefix: {
      config: 0
    },
    staleAfterDays: {
      config: 0
    },
    live: {
      config: 0
    }
  },
  wire: {
    read: {
      adapter: getRecord,
      dynamic: ["recordId", "optionalFields"],
      method: 1,
      config: function ($cmp) {
        return {
          recordId: $cmp.recordId,
          optionalFields: $cmp.paths
        };
      }
    }
  },
  fields: ["written", "answer", "failure", "questions"]
});
const __lwc_component_class_internal = registerComponent(PerennialHealth, {
  tmpl: _tmpl,
  sel: "lwc-perennial-health",
  apiVersion: 66
});

export { API, __lwc_component_class_internal as PerennialHealth, call, getRecord, iconAddress, notifyRecordUpdateAvailable };
