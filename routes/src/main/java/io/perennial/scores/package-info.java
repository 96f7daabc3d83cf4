/** Scores customers, and keeps what was concluded and when. */
@NullMarked
package io.perennial.scores;

import org.jspecify.annotations.NullMarked;
