/** What systems tell us as it happens: events that came in, and records to be read for them. */
@NullMarked
package io.perennial.hook;

import org.jspecify.annotations.NullMarked;
