/** Who does what and when: leases, due work, runs and tokens, shared by all instances. */
@NullMarked
package io.perennial.work;

import org.jspecify.annotations.NullMarked;
