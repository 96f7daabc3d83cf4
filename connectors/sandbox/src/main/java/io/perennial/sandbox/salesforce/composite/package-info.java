/** Several records or calls in one call. */
@NullMarked
package io.perennial.sandbox.salesforce.composite;

import org.jspecify.annotations.NullMarked;
