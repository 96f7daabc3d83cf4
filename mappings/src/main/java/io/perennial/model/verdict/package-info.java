/** What every judgement carries: why it was made, and until when it holds by the clock alone. */
@NullMarked
package io.perennial.model.verdict;

import org.jspecify.annotations.NullMarked;
