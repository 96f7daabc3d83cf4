package io.perennial.sandbox.zendesk.record;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.zendesk.account.Account;
import io.perennial.sandbox.zendesk.account.ApiException;
import io.perennial.sandbox.zendesk.rest.Request;
import java.util.Map;

/** Users by key. */
public final class UserResource {

  private final Account account;
  private final UserView view;

  public UserResource(Account account) {
    this.account = account;
    this.view = new UserView(account);
  }

  /** {@code GET /users/{id}}. */
  public Answer get(Request request) {
    return account.read(
        () ->
            Answer.json(
                200,
                Map.of(
                    "user",
                    view.user(
                        account
                            .find(Account.USERS, request.path("id"))
                            .orElseThrow(ApiException::notFound)))));
  }
}
