package io.perennial.sandbox.zendesk.record;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.state.Entry;
import io.perennial.sandbox.zendesk.account.Account;
import io.perennial.sandbox.zendesk.account.ApiException;
import io.perennial.sandbox.zendesk.rest.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tickets by key. */
public final class TicketResource {

  private final Account account;
  private final TicketView view;
  private final SideLoads sideLoads;

  public TicketResource(Account account, SideLoads sideLoads) {
    this.account = account;
    this.view = new TicketView(account);
    this.sideLoads = sideLoads;
  }

  /** {@code GET /tickets/{id}}. */
  public Answer get(Request request) {
    return account.read(
        () -> {
          Entry entry =
              account.find(Account.TICKETS, request.path("id")).orElseThrow(ApiException::notFound);
          Map<String, Object> body = new LinkedHashMap<>();
          body.put("ticket", view.ticket(entry));
          return Answer.json(200, body);
        });
  }

  /** {@code GET /tickets/show_many?ids=}; what is gone is left out. */
  public Answer many(Request request) {
    return account.read(
        () -> {
          List<Entry> entries = new ArrayList<>();
          request.ids().forEach(id -> account.find(Account.TICKETS, id).ifPresent(entries::add));
          Map<String, Object> body = new LinkedHashMap<>(sideLoads.of(entries, request.include()));
          body.put("count", entries.size());
          return Answer.json(200, body);
        });
  }

  /** {@code PUT /tickets/{id}}. */
  public Answer update(Request request) {
    return account.write(
        () -> {
          Entry entry =
              new TicketUpdate(account)
                  .apply(request.member(), request.path("id"), request.object("ticket"));
          return Answer.json(200, Map.of("ticket", view.ticket(entry)));
        });
  }
}
