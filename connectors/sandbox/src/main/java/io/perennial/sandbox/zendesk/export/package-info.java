/** Incremental exports: what changed, in the order in which it changed. */
@NullMarked
package io.perennial.sandbox.zendesk.export;

import org.jspecify.annotations.NullMarked;
