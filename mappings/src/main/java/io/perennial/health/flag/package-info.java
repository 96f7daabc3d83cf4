/** Flags: named conditions of a customer, each with a reason, an owner and a suggested action. */
@NullMarked
package io.perennial.health.flag;

import org.jspecify.annotations.NullMarked;
