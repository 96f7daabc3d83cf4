/** Where a field lies inside a vendor's record, and keeping nothing but such fields. */
@NullMarked
package io.perennial.mapping.path;

import org.jspecify.annotations.NullMarked;
