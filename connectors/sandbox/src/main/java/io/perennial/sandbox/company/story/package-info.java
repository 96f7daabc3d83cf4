/** The story of one customer, told from its number. */
@NullMarked
package io.perennial.sandbox.company.story;

import org.jspecify.annotations.NullMarked;
