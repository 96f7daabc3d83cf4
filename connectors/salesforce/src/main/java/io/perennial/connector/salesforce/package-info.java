/** Speaks to Salesforce, through Camel's component and nothing else. */
@NullMarked
package io.perennial.connector.salesforce;

import org.jspecify.annotations.NullMarked;
