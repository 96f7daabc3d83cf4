/** Holds writes back when a run would change too much, until a person says yes. */
@NullMarked
package io.perennial.brake;

import org.jspecify.annotations.NullMarked;
