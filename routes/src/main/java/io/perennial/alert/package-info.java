/** What is amiss, by rule, and who is told of it. */
@NullMarked
package io.perennial.alert;

import org.jspecify.annotations.NullMarked;
