/** How many of the vendors' calls we may make, over all instances. */
@NullMarked
package io.perennial.budget;

import org.jspecify.annotations.NullMarked;
