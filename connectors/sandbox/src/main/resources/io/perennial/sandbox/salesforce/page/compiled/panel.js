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
const $fragment4 = parseFragment`<span data-id="points"${3}><span class="slds-assistive-text${0}"${2}>Health score </span><span class="score${0}"${2}>${"t4"}</span><span class="slds-text-color_weak${0}"${2}> of 100</span></span>`;
const $fragment5 = parseFragment`<span class="slds-m-left_small${0}"${2}><span${"c1"} data-id="band"${2}>${"t2"}</span></span>`;
const $fragment6 = parseFragment`<p class="slds-m-bottom_small${0}" data-id="blocked"${2}>No score: too little is known of this customer.</p>`;
const $fragment7 = parseFragment`<h3 class="slds-text-heading_small${0}"${2}>Before you call</h3>`;
const $fragment8 = parseFragment`<h3 class="slds-text-heading_small${0}"${2}>Renewal</h3>`;
const $fragment9 = parseFragment`<time${"a0:datetime"}${3}>${"t1"}</time>`;
const $fragment10 = parseFragment`<span${"c0"}${2}>${"t1"}</span>`;
const $fragment11 = parseFragment`<span${3}>${"t1"}</span>`;
const $fragment12 = parseFragment`<h3 class="slds-text-heading_small${0}"${2}>Why</h3>`;
const $fragment13 = parseFragment`<li${3}>${"t1"}</li>`;
const $fragment14 = parseFragment`<h3 class="slds-text-heading_small${0}"${2}>Flags</h3>`;
const $fragment15 = parseFragment`<li class="slds-m-right_xx-small slds-m-top_xx-small${0}"${2}><span class="slds-badge${0}"${2}>${"t2"}</span></li>`;
const $fragment16 = parseFragment`<li class="slds-m-top_xx-small${0}" data-id="more-flags"${2}>${"t1"}</li>`;
const $fragment17 = parseFragment`<p class="slds-m-top_x-small${0}" data-id="next-action"${2}>${"t1"}</p>`;
const $fragment18 = parseFragment`<p class="slds-text-color_weak slds-m-top_small${0}" data-id="partial"${2}>You do not see all of Perennial&#x27;s fields: the permission set Perennial Reader shows the rest.</p>`;
const $fragment19 = parseFragment`<span${3}>As of </span>`;
const $fragment20 = parseFragment`<span${3}>${"t1"}</span>`;
const $fragment21 = parseFragment`<div${3}><a${"a1:href"} target="_blank" rel="noopener"${3}>All about this customer</a></div>`;
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
  key: 16
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
  key: 17
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
  key: 19
};
const stc7 = {
  classMap: {
    "slds-m-left_small": true
  },
  attrs: {
    "data-id": "trend"
  },
  key: 26
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
  key: 34
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
  key: 40
};
const stc12 = {
  classMap: {
    "slds-list_dotted": true,
    "slds-m-bottom_small": true
  },
  attrs: {
    "data-id": "drivers"
  },
  key: 53
};
const stc13 = {
  classMap: {
    "slds-grid": true,
    "slds-wrap": true
  },
  attrs: {
    "role": "list",
    "data-id": "flags"
  },
  key: 59
};
const stc14 = {
  slotAssignment: "footer",
  classMap: {
    "slds-text-body_small": true,
    "slds-text-color_weak": true
  },
  attrs: {
    "data-id": "footer"
  },
  key: 72
};
function tmpl($api, $cmp, $slotset, $ctx) {
  const {b: api_bind, c: api_custom_element, fr: api_fragment, d: api_dynamic_text, sp: api_static_part, st: api_static_fragment, t: api_text, h: api_element, ncls: api_normalize_class_name, k: api_key, i: api_iterator, f: api_flatten} = $api;
  const {_m0} = $ctx;
  return [api_custom_element("lightning-card", __lwc_component_class_internal$1, stc0, [api_custom_element("lightning-button-icon", __lwc_component_class_internal$5, {
    slotAssignment: "actions",
    props: stc1,
    key: 1,
    on: _m0 || ($ctx._m0 = {
      "click": api_bind($cmp.refresh)
    })
  }), api_element("div", stc2, [$cmp.loading ? api_fragment(3, [api_custom_element("lightning-spinner", __lwc_component_class_internal$4, stc3)], 0) : null, $cmp.failure ? api_fragment(5, [api_static_fragment($fragment1, 7, [api_static_part(1, null, "Customer health cannot be read now: " + api_dynamic_text($cmp.failure))])], 0) : null, $cmp.hidden ? api_fragment(8, [api_static_fragment($fragment2, 10)], 0) : null, $cmp.empty ? api_fragment(11, [api_static_fragment($fragment3, 13)], 0) : null, $cmp.known ? api_fragment(14, [$cmp.panel.stale ? api_fragment(15, [api_element("p", stc4, [api_custom_element("lightning-icon", __lwc_component_class_internal$3, stc5), api_text("As it was " + api_dynamic_text($cmp.panel.age) + " ago: newer changes are not in it.")])], 0) : null, $cmp.ready ? api_fragment(18, [api_element("div", stc6, [api_static_fragment($fragment4, 21, [api_static_part(4, null, api_dynamic_text($cmp.panel.score))]), $cmp.panel.band ? api_fragment(22, [api_static_fragment($fragment5, 24, [api_static_part(1, {
    className: api_normalize_class_name($cmp.badge)
  }, null), api_static_part(2, null, api_dynamic_text($cmp.panel.band))])], 0) : null, $cmp.panel.trend ? api_fragment(25, [api_element("span", stc7, [api_custom_element("lightning-icon", __lwc_component_class_internal$3, {
    classMap: stc8,
    props: {
      "iconName": $cmp.panel.trendIcon,
      "size": "xx-small",
      "alternativeText": $cmp.trendLabel
    },
    key: 27
  }), api_text(api_dynamic_text($cmp.panel.trend))])], 0) : null])], 0) : null, $cmp.blocked ? api_fragment(28, [api_static_fragment($fragment6, 30)], 0) : null, $cmp.hasAmbushes ? api_fragment(31, [api_static_fragment($fragment7, 33), api_element("ul", stc9, api_iterator($cmp.panel.ambushes, function (ambush) {
    return api_element("li", {
      classMap: stc10,
      key: api_key(35, ambush.key)
    }, [api_custom_element("lightning-icon", __lwc_component_class_internal$3, {
      classMap: stc8,
      props: {
        "iconName": ambush.icon,
        "size": "xx-small",
        "variant": "error"
      },
      key: 36
    }), api_text(api_dynamic_text(ambush.text))]);
  }))], 0) : null, $cmp.panel.renewal ? api_fragment(37, [api_static_fragment($fragment8, 39), api_element("p", stc11, [$cmp.panel.renewal.date ? api_fragment(41, [api_text(api_dynamic_text($cmp.panel.renewal.distance) + " ("), api_static_fragment($fragment9, 43, [api_static_part(0, {
    attrs: {
      "datetime": $cmp.panel.renewal.date
    }
  }, null), api_static_part(1, null, api_dynamic_text($cmp.panel.renewal.date))]), api_text(")")], 0) : null, $cmp.panel.renewal.flag ? api_fragment(44, [api_static_fragment($fragment10, 46, [api_static_part(0, {
    className: api_normalize_class_name($cmp.renewalClass)
  }, null), api_static_part(1, null, " " + api_dynamic_text($cmp.panel.renewal.flag))])], 0) : null, $cmp.panel.renewal.amount ? api_fragment(47, [api_static_fragment($fragment11, 49, [api_static_part(1, null, " · " + api_dynamic_text($cmp.panel.renewal.amount) + " a year")])], 0) : null])], 0) : null, $cmp.hasDrivers ? api_fragment(50, [api_static_fragment($fragment12, 52), api_element("ul", stc12, api_iterator($cmp.panel.drivers, function (driver) {
    return api_static_fragment($fragment13, api_key(55, driver.key), [api_static_part(1, null, api_dynamic_text(driver.text))]);
  }))], 0) : null, $cmp.hasFlags ? api_fragment(56, [api_static_fragment($fragment14, 58), api_element("ul", stc13, api_flatten([api_iterator($cmp.panel.flags.shown, function (flag) {
    return api_static_fragment($fragment15, api_key(61, flag.key), [api_static_part(2, null, api_dynamic_text(flag.text))]);
  }), $cmp.moreFlags ? api_fragment(62, [api_static_fragment($fragment16, 64, [api_static_part(1, null, api_dynamic_text($cmp.moreFlags))])], 0) : null]))], 0) : null, $cmp.panel.nextAction ? api_fragment(65, [api_static_fragment($fragment17, 67, [api_static_part(1, null, api_dynamic_text($cmp.panel.nextAction))])], 0) : null, $cmp.panel.partial ? api_fragment(68, [api_static_fragment($fragment18, 70)], 0) : null], 0) : null]), $cmp.known ? api_fragment(71, [api_element("div", stc14, [$cmp.panel.asOf ? api_fragment(73, [api_static_fragment($fragment19, 75), api_custom_element("lightning-formatted-date-time", __lwc_component_class_internal$2, {
    props: {
      "value": $cmp.panel.asOf,
      "year": "numeric",
      "month": "short",
      "day": "numeric",
      "hour": "2-digit",
      "minute": "2-digit"
    },
    key: 76
  })], 0) : null, $cmp.hasCoverage ? api_fragment(77, [api_static_fragment($fragment20, 79, [api_static_part(1, null, " · " + api_dynamic_text($cmp.panel.coverage) + " % of the model had data")])], 0) : null, $cmp.panel.link ? api_fragment(80, [api_static_fragment($fragment21, 82, [api_static_part(1, {
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
  atRiskSince: 'At_Risk_Since',
  flags: 'Flags',
  nextAction: 'Next_Action',
  arr: 'ARR',
  overdueAmount: 'Overdue_Amount',
  overdueSince: 'Overdue_Since',
  criticalTickets: 'Open_Critical_Tickets',
  oldestCriticalSince: 'Oldest_Critical_Ticket_Since',
  latestCsat: 'Latest_CSAT',
  touchModel: 'Touch_Model',
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

/**
 * What the panel shows, from what the record holds: a pure function, so that it is the same in an
 * org, in a test and in a rehearsal.
 */
const DAY = 86400000;
const DRIVERS = 3;
const FLAGS_SHOWN = 5;
const TREND = {
  UP: 'rising',
  DOWN: 'falling',
  FLAT: 'steady'
};
const TREND_ICON = {
  UP: 'utility:arrowup',
  DOWN: 'utility:arrowdown',
  FLAT: 'utility:forward'
};

/** In words; `urgent` flags colour the renewal line. */
const RENEWAL = {
  NONE: 'no renewal in sight',
  UPCOMING: 'upcoming',
  DUE: 'due',
  URGENT: 'urgent',
  LATE: 'late',
  RENEWED: 'renewed',
  CHURNED: 'churned'
};
const CAPITALS = new Set(['ARR', 'CSAT', 'CSM', 'NPS', 'SLA']);
const PRESSING = new Set(['URGENT', 'LATE', 'CHURNED']);

/** A date as a day that counts in UTC, or null. */
function day(text) {
  const time = text ? Date.parse(text.length > 10 ? text : `${text}T00:00:00Z`) : NaN;
  return Number.isNaN(time) ? null : Math.floor(time / DAY);
}
function days(count) {
  return `${count} ${count === 1 ? 'day' : 'days'}`;
}
function until(today, then) {
  if (then === today) {
    return 'today';
  }
  return then > today ? `in ${days(then - today)}` : `${days(today - then)} ago`;
}

/** PAYMENT_OVERDUE becomes Payment overdue; what people spell in capitals stays so. */
function words(name) {
  const text = name.split('_').map(word => CAPITALS.has(word) ? word : word.toLowerCase()).join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
function driversOf(values) {
  return (values.drivers || '').split('; ').filter(text => text.length > 0).slice(0, DRIVERS).map((text, index) => ({
    key: String(index),
    text
  }));
}
function flagsOf(values) {
  const names = (values.flags || '').split(';').filter(name => name.length > 0);
  return {
    shown: names.slice(0, FLAGS_SHOWN).map(name => ({
      key: name,
      text: words(name)
    })),
    more: Math.max(0, names.length - FLAGS_SHOWN),
    count: names.length
  };
}
function renewalOf(values, today) {
  const date = day(values.renewalDate);
  const flag = values.renewalFlag || null;
  if (date === null && (flag === null || flag === 'NONE')) {
    return null;
  }
  return {
    date: date === null ? null : new Date(date * DAY).toISOString().slice(0, 10),
    distance: date === null ? null : until(today, date),
    flag: flag === null ? null : RENEWAL[flag] || words(flag),
    pressing: PRESSING.has(flag),
    amount: values.arrShown || null
  };
}

/** What a caller must know before the customer says it. */
function ambushesOf(values, today) {
  const ambushes = [];
  if (values.criticalTickets > 0) {
    const since = day(values.oldestCriticalSince);
    const age = since === null ? '' : `, the oldest for ${days(Math.max(0, today - since))}`;
    const tickets = values.criticalTickets === 1 ? 'critical ticket is' : 'critical tickets are';
    ambushes.push({
      key: 'tickets',
      icon: 'utility:priority',
      text: `${values.criticalTickets} ${tickets} open${age}`
    });
  }
  const overdue = day(values.overdueSince);
  if (overdue !== null || values.overdueAmount > 0) {
    const amount = values.overdueAmountShown ? `${values.overdueAmountShown} is` : 'An invoice is';
    const since = overdue === null ? '' : ` for ${days(Math.max(0, today - overdue))}`;
    ambushes.push({
      key: 'overdue',
      icon: 'utility:moneybag',
      text: `${amount} overdue${since}`
    });
  }
  return ambushes;
}
function tone(band) {
  const known = {
    healthy: 'success',
    watch: 'warning',
    'at risk': 'error'
  };
  return known[band] || 'neutral';
}

/**
 * The panel of some values.
 *
 * state: 'hidden' (no field may be seen), 'empty' (nothing was concluded yet), 'blocked' (too little
 * is known for a score), 'ready'; `stale` tells that conclusions are older than they should be.
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
  const age = Number.isNaN(asOf) ? null : Math.max(0, today - Math.floor(asOf / DAY));
  const score = values.score === undefined ? null : values.score;
  return {
    state: score === null ? 'blocked' : 'ready',
    partial: values.score === undefined || values.band === undefined,
    score,
    band: values.band || null,
    tone: tone(values.band),
    trend: TREND[values.trend] || null,
    trendIcon: TREND_ICON[values.trend] || null,
    drivers: driversOf(values),
    renewal: renewalOf(values, today),
    ambushes: ambushesOf(values, today),
    flags: flagsOf(values),
    nextAction: values.nextAction || null,
    coverage: values.coverage === undefined || values.coverage === null ? null : values.coverage,
    asOf: Number.isNaN(asOf) ? null : new Date(asOf).toISOString(),
    stale: age !== null && age > staleAfterDays,
    age: age === null ? null : days(age),
    link: /^https?:\/\//.test(values.link || '') ? values.link : null
  };
}

const THEME = 'slds-theme_';

/** Health, renewal and what could ambush the next call, from the fields that Perennial writes. */
class PerennialHealth extends LightningElement {
  constructor(...args) {
    super(...args);
    this.recordId = void 0;
    this.objectApiName = void 0;
    this.prefix = 'Perennial_';
    this.staleAfterDays = 2;
    this.panel = void 0;
    this.failure = void 0;
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
      this.panel = panelOf(values, Date.now(), this.staleAfterDays);
      this.failure = undefined;
    } else if (error) {
      this.panel = undefined;
      this.failure = error.body && error.body.message ? error.body.message : 'no reason was given';
    }
  }
  refresh() {
    notifyRecordUpdateAvailable([{
      recordId: this.recordId
    }]);
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
  fields: ["panel", "failure"]
});
const __lwc_component_class_internal = registerComponent(PerennialHealth, {
  tmpl: _tmpl,
  sel: "lwc-perennial-health",
  apiVersion: 66
});

export { API, __lwc_component_class_internal as PerennialHealth, call, getRecord, iconAddress, notifyRecordUpdateAvailable };
