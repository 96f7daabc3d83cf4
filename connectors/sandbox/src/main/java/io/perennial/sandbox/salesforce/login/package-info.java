/** Who is calling: tokens, and the flows that hand them out. */
@NullMarked
package io.perennial.sandbox.salesforce.login;

import org.jspecify.annotations.NullMarked;
