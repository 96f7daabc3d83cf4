/** What becomes of a failure, whichever route it ended. */
@NullMarked
package io.perennial.routes.failure;

import org.jspecify.annotations.NullMarked;
