/** Calls by which a vendor tells us at once what has changed. */
@NullMarked
package io.perennial.connector.hook;

import org.jspecify.annotations.NullMarked;
