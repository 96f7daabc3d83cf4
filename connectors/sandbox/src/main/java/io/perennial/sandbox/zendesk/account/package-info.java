/** The state of an account: records, custom fields, limits, and who may log in. */
@NullMarked
package io.perennial.sandbox.zendesk.account;

import org.jspecify.annotations.NullMarked;
