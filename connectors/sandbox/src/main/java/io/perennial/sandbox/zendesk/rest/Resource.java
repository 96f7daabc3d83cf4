package io.perennial.sandbox.zendesk.rest;

import io.perennial.sandbox.engine.Answer;

/** What a path of the API leads to. */
public interface Resource {

  /**
   * Answers an authenticated call.
   *
   * @throws io.perennial.sandbox.zendesk.account.ApiException if the call is refused
   */
  Answer answer(Request request);

  /** The same for admins alone. */
  default Resource forAdmins() {
    return request -> {
      request.needAdmin();
      return answer(request);
    };
  }
}
