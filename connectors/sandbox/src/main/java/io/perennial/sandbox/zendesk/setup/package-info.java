/** What an admin sets up: custom fields, forms, triggers, automations. */
@NullMarked
package io.perennial.sandbox.zendesk.setup;

import org.jspecify.annotations.NullMarked;
