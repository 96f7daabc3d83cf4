package io.perennial.sandbox.stripe.rest;

import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Router;

/**
 * An admitted call to a known path.
 *
 * @param match the path's parts by name
 */
public record Request(Call call, Router.Match<Door> match) {

  String id() {
    return match.parameter("id");
  }

  /** Parameters of the query. */
  Parameters query() {
    return new Parameters(call.query());
  }

  /** Parameters of the body. */
  Parameters form() {
    return new Parameters(call.form());
  }
}
