package io.perennial.sandbox.zendesk.record;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.state.Entry;
import io.perennial.sandbox.zendesk.account.Account;
import io.perennial.sandbox.zendesk.account.ApiException;
import io.perennial.sandbox.zendesk.account.Plain;
import io.perennial.sandbox.zendesk.rest.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was said in a ticket: the look-alike keeps only the first words, its description. */
public final class CommentResource {

  private final Account account;

  public CommentResource(Account account) {
    this.account = account;
  }

  /** {@code GET /tickets/{id}/comments}. */
  public Answer list(Request request) {
    return account.read(
        () -> {
          Entry ticket =
              account.find(Account.TICKETS, request.path("id")).orElseThrow(ApiException::notFound);
          Map<String, Object> fields = ticket.fields();
          Object words = fields.getOrDefault("description", fields.getOrDefault("subject", ""));
          Map<String, @Nullable Object> first = new LinkedHashMap<>();
          first.put("id", Plain.id(ticket.id()));
          first.put("type", "Comment");
          first.put("author_id", Plain.id(fields.get("requester_id")));
          first.put("body", words);
          first.put("plain_body", words);
          first.put("public", true);
          first.put("created_at", Times.created(ticket));
          return Answer.json(200, Map.of("comments", List.of(first), "count", 1));
        });
  }
}
