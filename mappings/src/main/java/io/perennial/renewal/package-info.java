/** When a customer's contracts are up for renewal, and how near that is. */
@NullMarked
package io.perennial.renewal;

import org.jspecify.annotations.NullMarked;
