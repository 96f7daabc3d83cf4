/** Works out a customer's health from its facts: readings, score, and the fold over its days. */
@NullMarked
package io.perennial.health.score;

import org.jspecify.annotations.NullMarked;
