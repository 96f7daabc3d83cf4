/** What is true of a customer today, by the documented rules. */
@NullMarked
package io.perennial.sandbox.company.judge;

import org.jspecify.annotations.NullMarked;
