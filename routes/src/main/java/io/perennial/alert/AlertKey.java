package io.perennial.alert;

import io.perennial.alert.Alert.Rule;

/** Tells an alert from others at the same time. */
record AlertKey(Rule rule, String subject) {}
