/** How conclusions go out: fields of the vendor's records, and what those fields look like. */
@NullMarked
package io.perennial.connector.target;

import org.jspecify.annotations.NullMarked;
