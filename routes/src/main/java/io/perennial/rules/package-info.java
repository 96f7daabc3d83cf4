/** The files in which people say what records mean and how customers are judged. */
@NullMarked
package io.perennial.rules;

import org.jspecify.annotations.NullMarked;
