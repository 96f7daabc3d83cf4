/** The Tooling API: custom fields, and what an administrator has set up. */
@NullMarked
package io.perennial.sandbox.salesforce.tooling;

import org.jspecify.annotations.NullMarked;
