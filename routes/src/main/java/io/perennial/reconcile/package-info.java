/** Whether source, store and target agree, record by record. */
@NullMarked
package io.perennial.reconcile;

import org.jspecify.annotations.NullMarked;
