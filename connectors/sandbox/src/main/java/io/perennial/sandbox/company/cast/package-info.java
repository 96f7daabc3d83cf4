/** Which customer plays which part. */
@NullMarked
package io.perennial.sandbox.company.cast;

import org.jspecify.annotations.NullMarked;
