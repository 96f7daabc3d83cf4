/** The facts known about a customer: typed records, and what each shows as of an earlier time. */
@NullMarked
package io.perennial.model.fact;

import org.jspecify.annotations.NullMarked;
