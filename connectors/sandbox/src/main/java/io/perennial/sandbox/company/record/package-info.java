/** The story in each vendor's words. */
@NullMarked
package io.perennial.sandbox.company.record;

import org.jspecify.annotations.NullMarked;
