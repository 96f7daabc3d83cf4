/** Reads what events have named, and lets conclusions follow at once. */
@NullMarked
package io.perennial.routes.hook;

import org.jspecify.annotations.NullMarked;
