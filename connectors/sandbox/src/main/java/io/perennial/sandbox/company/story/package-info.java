/** The story of one customer: what happened, in no vendor's words. */
@NullMarked
package io.perennial.sandbox.company.story;

import org.jspecify.annotations.NullMarked;
