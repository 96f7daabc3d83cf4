/** Tries again what is parked, because a person wants it. */
@NullMarked
package io.perennial.routes.replay;

import org.jspecify.annotations.NullMarked;
