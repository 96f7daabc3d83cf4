/** OAuth tokens, API tokens and who they belong to. */
@NullMarked
package io.perennial.sandbox.zendesk.login;

import org.jspecify.annotations.NullMarked;
