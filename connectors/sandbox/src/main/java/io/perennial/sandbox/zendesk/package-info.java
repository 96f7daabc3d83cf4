/** A look-alike of Zendesk. */
@NullMarked
package io.perennial.sandbox.zendesk;

import org.jspecify.annotations.NullMarked;
