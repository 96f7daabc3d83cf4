package io.perennial.sandbox.stripe.rest;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.stripe.account.Permission;
import java.util.function.Function;

/**
 * A path, and what a key needs to pass.
 *
 * @param resource does the work; throws {@link Refusal}
 */
public record Door(Permission needed, Function<Request, Answer> resource) {}
