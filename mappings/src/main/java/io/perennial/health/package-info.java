/** A customer's health: the score, what moves it, its band, trend and flags. */
@NullMarked
package io.perennial.health;

import org.jspecify.annotations.NullMarked;
