/** What objects and fields an organisation has. */
@NullMarked
package io.perennial.sandbox.salesforce.schema;

import org.jspecify.annotations.NullMarked;
