package io.perennial.sandbox.salesforce.rest;

import io.perennial.sandbox.engine.Answer;

/** What a path of the API leads to. */
public interface Resource {

  /**
   * Answers an authenticated call.
   *
   * @throws io.perennial.sandbox.salesforce.org.ApiException if the call is refused
   */
  Answer answer(Request request);
}
