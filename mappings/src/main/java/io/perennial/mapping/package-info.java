/** What the vendors' words mean: mapping files read, checked and applied to records. */
@NullMarked
package io.perennial.mapping;

import org.jspecify.annotations.NullMarked;
