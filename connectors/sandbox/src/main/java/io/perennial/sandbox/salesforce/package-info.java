/** A look-alike of Salesforce on loopback. */
@NullMarked
package io.perennial.sandbox.salesforce;

import org.jspecify.annotations.NullMarked;
