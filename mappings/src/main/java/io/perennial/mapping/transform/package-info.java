/** What is done to a single value on its way from a vendor's field to ours. */
@NullMarked
package io.perennial.mapping.transform;

import org.jspecify.annotations.NullMarked;
