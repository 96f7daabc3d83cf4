/** Works out whose the facts are, scores the customers, and says what targets should hold. */
@NullMarked
package io.perennial.routes.score;

import org.jspecify.annotations.NullMarked;
