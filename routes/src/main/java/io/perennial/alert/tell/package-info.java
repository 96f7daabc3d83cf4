/** Tells people of alerts, in {@code serve} only. */
@NullMarked
package io.perennial.alert.tell;

import org.jspecify.annotations.NullMarked;
